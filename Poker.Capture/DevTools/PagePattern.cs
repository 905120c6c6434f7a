using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Poker.Capture.DevTools;

/// <summary>
/// Pages that may be listened to: <c>scheme://host[:port][/path]</c>. The host may begin with <c>*.</c>, for it and all below it; the port
/// may be <c>*</c>, and without one it is the scheme's; <c>*</c> in the path is anything, and no path is all of them. The host is always
/// named: no pattern is every page.
/// </summary>
internal sealed partial class PagePattern
{
    /// <summary>What a pattern looks like, for messages.</summary>
    public const string Form = "a pattern such as https://game.example/* or http://127.0.0.1:8080/table/*, with its host named";

    private const string AnyPort = "*";

    private readonly string _text, _scheme, _host;
    private readonly bool _hasSubdomains;
    private readonly int? _port;
    private readonly Regex _path;

    private PagePattern(string text, Match match)
    {
        _text = text;
        _scheme = match.Groups["scheme"].Value.ToLowerInvariant();
        _host = match.Groups["host"].Value.ToLowerInvariant();
        _hasSubdomains = match.Groups["sub"].Success;
        _port = match.Groups["port"] switch
        {
            { Success: false } => _scheme == "https" ? 443 : 80,
            { Value: AnyPort } => null,
            var port => int.Parse(port.Value, CultureInfo.InvariantCulture),
        };
        var path = match.Groups["path"] is { Success: true } given ? given.Value : "/*";
        _path = new Regex(
            $@"\A{string.Join(".*", path.Split('*').Select(Regex.Escape))}\z", RegexOptions.NonBacktracking | RegexOptions.Singleline | RegexOptions.CultureInvariant);
    }

    /// <summary>Reads a pattern; false where it is none.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out PagePattern? pattern)
    {
        pattern = Syntax().Match(text) is { Success: true } match ? new PagePattern(text, match) : null;
        return pattern is not null;
    }

    /// <summary>Whether a page may be listened to.</summary>
    public bool Allows(string page) =>
        Uri.TryCreate(page, UriKind.Absolute, out var url)
        && url.Scheme == _scheme
        && (_port is null || url.Port == _port)
        && (url.Host == _host || (_hasSubdomains && url.Host.EndsWith($".{_host}", StringComparison.Ordinal)))
        && _path.IsMatch(url.PathAndQuery);

    /// <inheritdoc />
    public override string ToString() => _text;

    [GeneratedRegex(
        @"\A(?<scheme>https?)://(?<sub>\*\.)?(?<host>[a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:]+\])(:(?<port>[0-9]{1,5}|\*))?(?<path>/[^\s#]*)?\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Syntax();
}
