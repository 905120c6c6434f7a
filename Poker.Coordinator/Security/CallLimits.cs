using System.Threading.RateLimiting;
using Grpc.Core;
using Microsoft.AspNetCore.RateLimiting;
using Poker.Coordinator.Telemetry;

namespace Poker.Coordinator.Security;

/// <summary>The limit on calls at work at a time, all callers together.</summary>
internal static class CallLimits
{
    /// <summary>The policy's name.</summary>
    public const string Policy = "Poker.Coordinator";

    /// <summary>Adds the policy.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<CoordinatorOptions, CoordinatorTelemetry>((limiter, options, telemetry) =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.AddPolicy(Policy, _ => RateLimitPartition.GetConcurrencyLimiter(Policy, _ => new() { PermitLimit = options.MostCalls, QueueLimit = 0 }));
            limiter.OnRejected = async (rejected, cancellation) =>
            {
                telemetry.Rejected(nameof(StatusCode.ResourceExhausted));
                await RefuseAsync(rejected.HttpContext);
            };
        });
    }

    private static async Task RefuseAsync(HttpContext context)
    {
        const string Sentence = "Too many calls are at work: try again in a second.";
        if (context.Request.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) == true)
        {
            GrpcRefusal.Write(context.Response, StatusCode.ResourceExhausted, Sentence);
        }
        else
        {
            await Results.Problem(Sentence, statusCode: StatusCodes.Status429TooManyRequests).ExecuteAsync(context);
        }
    }
}
