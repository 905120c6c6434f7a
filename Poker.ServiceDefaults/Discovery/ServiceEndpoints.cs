using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Poker.ServiceDefaults.Discovery;

/// <summary>Where the other services are, by configuration.</summary>
/// <remarks>
/// <c>Poker:Coordinator:Url</c> wins and may name several addresses, separated by commas. Else Aspire's keys count, the numbered ones of
/// the first kind that is there: <c>services:coordinator:grpc:0</c>, <c>services:coordinator:https:0</c>, <c>services:coordinator:http:0</c>
/// (as environment variables <c>services__coordinator__https__0</c>).
/// </remarks>
public sealed class ServiceEndpoints(IConfiguration configuration)
{
    private static readonly string[] Kinds = ["grpc", "https", "http"];

    /// <summary>The addresses of a service, in the order of the configuration.</summary>
    /// <param name="service">Its name in small letters, such as <c>coordinator</c>.</param>
    /// <exception cref="ServiceConfigurationException">None is configured, one is no address, or their schemes differ.</exception>
    public IReadOnlyList<Uri> Of(string service)
    {
        var key = $"{Section(service)}:Url";
        var texts = configuration[key] is { Length: > 0 } url
            ? url.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(text => (Key: key, Text: text)).ToList()
            : Kinds.Select(kind => Numbered($"services:{service}:{kind}")).FirstOrDefault(found => found.Count > 0) ?? [];
        if (texts.Count == 0)
        {
            throw new ServiceConfigurationException(
                $"Nothing says where the {service} is: set {key} (environment: {Variable(key)}) to its URL, such as https://host:port; "
                    + $"Aspire sets {Variable($"services:{service}:https:0")} or {Variable($"services:{service}:http:0")}.");
        }

        var addresses = texts.ConvertAll(entry => Parse(entry.Key, entry.Text));
        return addresses.All(address => address.Scheme == addresses[0].Scheme)
            ? addresses
            : throw new ServiceConfigurationException($"{texts[0].Key} mixes http and https: give all addresses one scheme.");
    }

    /// <summary>The section of this project's own keys about a service: <c>Poker:Coordinator</c>.</summary>
    public static string Section(string service) => $"Poker:{char.ToUpperInvariant(service[0])}{service[1..]}";

    /// <summary>A key as an environment variable.</summary>
    internal static string Variable(string key) => key.Replace(":", "__", StringComparison.Ordinal);

    private List<(string Key, string Text)> Numbered(string key) =>
    [
        .. configuration.GetSection(key).GetChildren()
            .Where(child => child.Value is { Length: > 0 })
            .OrderBy(child => int.TryParse(child.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue)
            .Select(child => (child.Path, child.Value!)),
    ];

    // The text may hold a password as http://user:password@host does: it is not repeated.
    private static Uri Parse(string key, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address is { UserInfo: "", PathAndQuery: "/" }
            ? address
            : throw new ServiceConfigurationException($"{key} is no address of a service: write it as https://host:port or http://host:port.");
}
