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
    private const string AskForPassword = "Basic realm=\"Poker: any name, the token as the password\", charset=\"UTF-8\"";

    private readonly RefusalLog _refusals = new();

    /// <summary>Checks a request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<RequiresToken>() is not { } required || Problem(context, required) is not { } problem)
        {
            await next(context);
            return;
        }

        // A browser asks without the token first, to be told that it takes one.
        if (!required.IsAsked || context.Request.Headers.Authorization.Count > 0)
        {
            telemetry.TokenRefused();
            if (_refusals.MayLog())
            {
                LogMessages.CallRefused(log, context.Request.Path, context.Connection.RemoteIpAddress?.ToString() ?? "unknown", problem);
            }
        }

        await RefuseAsync(context, problem, required.IsAsked && token.IsSet ? AskForPassword : "Bearer");
    }

    private static async Task RefuseAsync(HttpContext context, string problem, string scheme)
    {
        if (context.Request.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) == true)
        {
            GrpcRefusal.Write(context.Response, StatusCode.Unauthenticated, problem);
            return;
        }

        context.Response.Headers.WWWAuthenticate = scheme;
        await Results.Problem(problem, statusCode: StatusCodes.Status401Unauthorized).ExecuteAsync(context);
    }

    private string? Problem(HttpContext context, RequiresToken required) =>
        !token.IsSet && options.AllowAnonymous ? null : token.Problem(context, isAsked: required.IsAsked || HttpMethods.IsGet(context.Request.Method));
}
