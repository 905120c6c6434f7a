namespace Poker.Capture.Security;

/// <summary>Where a request carries its key.</summary>
internal static class KeyCarrier
{
    /// <summary>The WebSocket subprotocol that is spoken.</summary>
    public const string Protocol = "poker.v1";

    private const string Scheme = "Bearer ", ProtocolPrefix = "key.";

    /// <summary>The key: of the authorization header, or, as browsers set no header of a WebSocket, of a protocol <c>key.KEY</c>; null for none.</summary>
    public static string? Read(HttpContext context) =>
        context.Request.Headers.Authorization is [{ } authorization] && authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? authorization[Scheme.Length..].Trim()
            : context.WebSockets.IsWebSocketRequest
                ? context.WebSockets.WebSocketRequestedProtocols.FirstOrDefault(protocol => protocol.StartsWith(ProtocolPrefix, StringComparison.Ordinal))?[ProtocolPrefix.Length..]
                : null;
}
