using System.Security.Authentication;
using Grpc.Core;

namespace Poker.Worker.Agents;

/// <summary>Tells failures of calls that pass from those that stay.</summary>
internal static class CallErrors
{
    /// <summary>Whether the same call may succeed later.</summary>
    public static bool IsTransient(this RpcException error) => !IsUntrusted(error) && error.StatusCode
        is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Cancelled or StatusCode.Internal or StatusCode.Unknown
        or StatusCode.Aborted or StatusCode.ResourceExhausted;

    /// <summary>A refusal for people.</summary>
    public static WorkerRefusedException ToRefusal(this RpcException error) => new(
        error switch
        {
            _ when IsUntrusted(error) =>
                "The coordinator's certificate is not the one that is trusted here: check Poker:Coordinator:Fingerprint or Poker:Coordinator:Certificate.",
            { StatusCode: StatusCode.Unauthenticated } =>
                $"The coordinator refused the token ({error.Status.Detail}): set Poker:Token or Poker:TokenFile to the coordinator's.",
            { StatusCode: StatusCode.FailedPrecondition } => $"The coordinator refused this worker: {error.Status.Detail}",
            { StatusCode: StatusCode.Unimplemented } =>
                $"What answers at the coordinator's address is no coordinator ({error.Status.Detail}): check Poker:Coordinator:Url.",
            _ => $"The coordinator refused this worker ({error.StatusCode}): {error.Status.Detail}",
        },
        error);

    private static bool IsUntrusted(RpcException error)
    {
        for (var cause = error.Status.DebugException ?? error.InnerException; cause is not null; cause = cause.InnerException)
        {
            if (cause is AuthenticationException)
            {
                return true;
            }
        }

        return false;
    }
}
