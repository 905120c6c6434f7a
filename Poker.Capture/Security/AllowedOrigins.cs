namespace Poker.Capture.Security;

/// <summary>
/// The origins that may send from a browser: extensions, which a page cannot pass for. A page cannot send even with a key: what it
/// shows or runs is not its user's word.
/// </summary>
internal sealed class AllowedOrigins(CaptureOptions options)
{
    private static readonly string[] Schemes = ["chrome-extension://", "moz-extension://"];

    /// <summary>Whether an origin may send.</summary>
    public bool Allows(string origin) => options.Origins.Count > 0
        ? options.Origins.Contains(origin, StringComparer.Ordinal)
        : Schemes.Any(scheme => origin.StartsWith(scheme, StringComparison.Ordinal) && origin.Length > scheme.Length);

    /// <summary>Whether a request comes from none, as programs' do, or from one that may send.</summary>
    public bool Allows(HttpRequest request) => request.Headers.Origin is var origins && origins.All(origin => origin is not null && Allows(origin));
}
