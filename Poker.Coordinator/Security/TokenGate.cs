using Grpc.Core;
using Poker.Coordinator.Telemetry;
using Poker.ServiceDefaults.Calls;

namespace Poker.Coordinator.Security;

/// <summary>
/// Lets calls of marked endpoints through that carry the token. Without a configured token it lets those through that come over loopback
/// and not from a page of somewhere else in the user's browser, or all where that was chosen.
/// </summary>
public sealed class TokenGate(RequestDelegate next, TokenCheck token, CoordinatorOptions options, CoordinatorTelemetry telemetry, ILogger<TokenGate> log)
{
    private readonly RefusalLog _refusals = new();

    /// <summary>Checks a request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<RequiresToken>() is null || Problem(context) is not { } problem)
        {
            await next(context);
            return;
        }

        telemetry.TokenRefused();
        if (_refusals.MayLog())
        {
            LogMessages.CallRefused(log, context.Request.Path, context.Connection.RemoteIpAddress?.ToString() ?? "unknown", problem);
        }

        await RefuseAsync(context, problem);
    }

    private static async Task RefuseAsync(HttpContext context, string problem)
    {
        if (context.Request.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) == true)
        {
            GrpcRefusal.Write(context.Response, StatusCode.Unauthenticated, problem);
            return;
        }

        context.Response.Headers.WWWAuthenticate = "Bearer";
        await Results.Problem(problem, statusCode: StatusCodes.Status401Unauthorized).ExecuteAsync(context);
    }

    private string? Problem(HttpContext context) => !token.IsSet && options.AllowAnonymous ? null : token.Problem(context);
}
