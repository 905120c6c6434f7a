using System.Globalization;
using Grpc.Core;

namespace Poker.Bot.Security;

/// <summary>Answers a call before it comes to its endpoint, in its own protocol.</summary>
internal static class CallRefusal
{
    /// <summary>Writes the answer.</summary>
    public static Task WriteAsync(HttpContext context, StatusCode code, int status, string sentence)
    {
        if (context.Request.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) != true)
        {
            return Results.Problem(sentence, statusCode: status).ExecuteAsync(context);
        }

        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.ContentType = "application/grpc";
        context.Response.Headers["grpc-status"] = ((int)code).ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["grpc-message"] = Uri.EscapeDataString(sentence).Replace("%20", " ", StringComparison.Ordinal);
        return Task.CompletedTask;
    }
}
