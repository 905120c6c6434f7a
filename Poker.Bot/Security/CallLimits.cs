using System.Threading.RateLimiting;
using Grpc.Core;
using Microsoft.AspNetCore.RateLimiting;
using Poker.Bot.Deciding;
using Poker.Bot.Telemetry;

namespace Poker.Bot.Security;

/// <summary>The limit on calls for decisions at work at a time, all callers together.</summary>
internal static class CallLimits
{
    /// <summary>The policy's name.</summary>
    public const string Policy = "Poker.Bot.Decide";

    /// <summary>Adds the policy.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<DecidingOptions, BotMetrics>((limiter, options, metrics) =>
        {
            limiter.AddPolicy(Policy, _ => RateLimitPartition.GetConcurrencyLimiter(Policy, _ => new() { PermitLimit = options.MostCalls, QueueLimit = 0 }));
            limiter.OnRejected = async (rejected, _) =>
            {
                metrics.Refused("rate");
                rejected.HttpContext.Response.Headers.RetryAfter = "1";
                await CallRefusal.WriteAsync(
                    rejected.HttpContext,
                    StatusCode.ResourceExhausted,
                    StatusCodes.Status429TooManyRequests,
                    "Too many decisions are asked for at a time: try again in a second.");
            };
        });
    }
}
