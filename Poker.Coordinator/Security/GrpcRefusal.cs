using System.Globalization;
using Grpc.Core;

namespace Poker.Coordinator.Security;

/// <summary>Answers a gRPC call before it comes to gRPC: with its status alone, in the headers.</summary>
internal static class GrpcRefusal
{
    /// <summary>Writes the answer.</summary>
    /// <param name="response">Not begun yet.</param>
    /// <param name="code">The status.</param>
    /// <param name="sentence">ASCII; it is percent-encoded where it is not.</param>
    public static void Write(HttpResponse response, StatusCode code, string sentence)
    {
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "application/grpc";
        response.Headers["grpc-status"] = ((int)code).ToString(CultureInfo.InvariantCulture);
        response.Headers["grpc-message"] = Uri.EscapeDataString(sentence).Replace("%20", " ", StringComparison.Ordinal);
    }
}
