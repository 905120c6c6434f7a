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
    private const int LogsAtOnce = 100, LogEveryMilliseconds = 100;
    private const string AskForPassword = "Basic realm=\"Poker: any name, the token as the password\", charset=\"UTF-8\"";

    private long _nextLogMilliseconds;

    /// <summary>Checks a request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<RequiresToken>() is not { } required || Problem(context, required.IsAsked) is not { } problem)
        {
            await next(context);
            return;
        }

        // A browser asks without the token first, to be told that it takes one.
        if (!required.IsAsked || context.Request.Headers.Authorization.Count > 0)
        {
            telemetry.TokenRefused();
            if (MayLog())
            {
                LogMessages.CallRefused(log, context.Request.Path, context.Connection.RemoteIpAddress?.ToString() ?? "unknown", problem);
            }
        }

        await RefuseAsync(context, problem, required.IsAsked && token.IsSet ? AskForPassword : "Bearer");
    }

    // Some at once, then ten a second: whoever reaches the port could fill the disk. The counter has all of them.
    private bool MayLog()
    {
        var now = Environment.TickCount64;
        var next = Math.Max(Interlocked.Read(ref _nextLogMilliseconds), now - (LogsAtOnce * LogEveryMilliseconds)) + LogEveryMilliseconds;
        if (next > now)
        {
            return false;
        }

        Interlocked.Exchange(ref _nextLogMilliseconds, next);
        return true;
    }

    // A browser says where a page is from, and asks by the name under which it knows the host.
    private static bool IsForeignPage(HttpRequest request) =>
        !Loopback.Is(request.Host.Host)
        || (request.Headers.Origin is [{ Length: > 0 } origin, ..] && origin != $"{request.Scheme}://{request.Host}")
        || request.Headers["Sec-Fetch-Site"] is ["cross-site", ..];

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

    private string? Problem(HttpContext context, bool isAsked)
    {
        if (token.IsSet)
        {
            return context.Request.Headers.Authorization is not [{ Length: > 0 } authorization, ..] ? "The call carries no token: send authorization: Bearer …"
                : token.IsCarriedBy(authorization) || (isAsked && token.IsPasswordIn(authorization)) ? null
                : "The token is wrong.";
        }

        return options.AllowAnonymous ? null
            : !Loopback.Is(context.Connection.LocalIpAddress) || !Loopback.Is(context.Connection.RemoteIpAddress)
                ? $"No token is configured, so that only this machine may call: set {TokenSetting.Key}."
            : IsForeignPage(context.Request) ? $"Pages of other origins may not call."
            : null;
    }
}
