using Grpc.Core;
using Poker.Bot.Telemetry;
using Poker.ServiceDefaults.Calls;

namespace Poker.Bot.Security;

/// <summary>Lets calls of marked endpoints through that carry the token; without one, those over loopback that come from no other origin's page.</summary>
internal sealed class CallGate(RequestDelegate next, TokenCheck token, BotMetrics metrics, ILogger<CallGate> log)
{
    private readonly RefusalLog _refusals = new();

    /// <summary>Checks a request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<RequiresToken>() is not { } required || token.Problem(context, required.IsAsked) is not { } problem)
        {
            await next(context);
            return;
        }

        metrics.Refused("token");
        if (_refusals.MayLog())
        {
            LogMessages.CallRefused(log, context.Request.Path, context.Connection.RemoteIpAddress?.ToString() ?? "unknown", problem);
        }

        context.Response.Headers.WWWAuthenticate = "Bearer";
        await CallRefusal.WriteAsync(context, StatusCode.Unauthenticated, StatusCodes.Status401Unauthorized, problem);
    }
}
