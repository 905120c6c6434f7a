using Poker.ServiceDefaults.Calls;

namespace Poker.Bot.Tables.Serving;

/// <summary>
/// Who may use tables and their page: browsers and programs of this machine, and those of others that carry the shared token, as a bearer or,
/// as browsers can, as a password. Never a page of another origin: what a browser asks for a page says where that is from.
/// </summary>
internal sealed class TableGate(TokenCheck token, ILogger<TableGate> log) : IEndpointFilter
{
    private const string AskForPassword = "Basic realm=\"Poker: any name, the token as the password\", charset=\"UTF-8\"";

    private readonly RefusalLog _refusals = new();

    /// <inheritdoc />
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (IsForeign(http.Request))
        {
            return Refuse(http, StatusCodes.Status403Forbidden, "Pages of other origins may not use tables.");
        }

        if (IsLocal(http) || IsCarried(http.Request))
        {
            return await next(context);
        }

        http.Response.Headers.WWWAuthenticate = token.IsSet ? AskForPassword : "Bearer";
        return Refuse(
            http, StatusCodes.Status401Unauthorized,
            token.IsSet
                ? "Other machines need the token: as a bearer, or as the password of any name."
                : $"Only this machine may use tables: set {TokenSetting.Key} for others.");
    }

    private IResult Refuse(HttpContext http, int status, string problem)
    {
        if (_refusals.MayLog())
        {
            TableLogMessages.Refused(log, http.Request.Path, http.Connection.RemoteIpAddress?.ToString() ?? "unknown", problem);
        }

        return Results.Problem(problem, statusCode: status);
    }

    // A page of somewhere else can give its own name this machine's address: the name that is asked for tells.
    private static bool IsLocal(HttpContext http) =>
        Loopback.Is(http.Connection.LocalIpAddress) && Loopback.Is(http.Connection.RemoteIpAddress) && Loopback.Is(http.Request.Host.Host);

    private bool IsCarried(HttpRequest request) => request.Headers.Authorization is [{ Length: > 0 } authorization, ..]
        && (token.IsCarriedBy(authorization) || token.IsPasswordIn(authorization));

    // Browsers let anybody link to a page; whatever is behind it is asked for by the page itself.
    private static bool IsForeign(HttpRequest request) =>
        (request.Headers.Origin is [{ Length: > 0 } origin, ..] && !IsOwn(origin, request.Host))
        || (request.Headers["Sec-Fetch-Site"] is [{ } site, ..]
            && site is not ("same-origin" or "none") && request.Headers["Sec-Fetch-Mode"] is not ["navigate"]);

    private static bool IsOwn(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Scheme is "http" or "https" && HostString.FromUriComponent(from) == host;
}
