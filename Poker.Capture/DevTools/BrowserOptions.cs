using Poker.Core.Dialects;
using Poker.Infrastructure.Capture;

namespace Poker.Capture.DevTools;

/// <summary>A running Chromium whose pages are listened to: an entry of <c>Poker:Capture:Browsers</c>.</summary>
public sealed record BrowserOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = $"{CaptureOptions.Section}:Browsers";

    /// <summary>Where the browser listens by default when it is started with <c>--remote-debugging-port=9222</c>.</summary>
    public const string DefaultAddress = "http://127.0.0.1:9222";

    /// <summary>The browser's debugging address.</summary>
    public string Address { get; init; } = DefaultAddress;

    /// <summary>The source's name, under which its lines are stored.</summary>
    public string Name { get; init; } = "devtools";

    /// <summary>The pages to listen to, as <c>https://game.example/*</c> (<see cref="PagePattern"/>). There is no default: it is an allow-list.</summary>
    public string? Pages { get; init; }

    /// <summary>The dialect of its lines; null for what the source has, and <see cref="DialectCatalog.Detected"/> to detect it.</summary>
    public string? Dialect { get; init; }

    /// <summary><see cref="Address"/> as a URL.</summary>
    internal Uri Url => new(Address);

    /// <summary><see cref="Dialect"/> as it is stored, whatever its case; null for none, or one that there is not.</summary>
    internal string? DialectName => DialectCatalog.NameOf(Dialect);

    /// <summary>What is wrong with these options; each sentence names a key below <paramref name="section"/>.</summary>
    internal IEnumerable<string> Problems(string section)
    {
        if (!Uri.TryCreate(Address, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.PathAndQuery != "/")
        {
            yield return $"{section}:{nameof(Address)} has to be a browser's debugging address, such as {DefaultAddress}.";
        }

        if (!SourceStore.IsName(Name))
        {
            yield return $"{section}:{nameof(Name)} has to be a source's name: 1 to {SourceStore.LongestName} characters without control characters, and no space at either end.";
        }

        if (Pages is null || !PagePattern.TryParse(Pages, out _))
        {
            yield return $"{section}:{nameof(Pages)} has to say which pages to listen to: {PagePattern.Form}.";
        }

        if (Dialect is not null && DialectName is null)
        {
            yield return $"{section}:{nameof(Dialect)} has to be one of {DialectCatalog.Choices}.";
        }
    }
}
