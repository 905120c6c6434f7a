using Microsoft.Extensions.Configuration;

namespace Poker.Cli.Hosting;

/// <summary>A coordinator to call, and how it and the caller know each other.</summary>
/// <remarks>A class, so that nothing prints the token.</remarks>
internal sealed class CoordinatorAddress
{
    /// <summary>Where it is.</summary>
    public required Uri Url { get; init; }

    /// <summary>The shared token; null for none.</summary>
    public string? Token { get; init; }

    /// <summary>SHA-256 of the one certificate that is accepted, in hexadecimal digits; null for any that the machine trusts.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>A PEM file with the certificate that is accepted, or its authority's; null for none.</summary>
    public string? Certificate { get; init; }

    /// <summary>Whether everything, the token too, may go unencrypted to another machine.</summary>
    public bool Plaintext { get; init; }

    /// <summary>Adds all of it to a service's configuration.</summary>
    public void AddTo(IConfigurationBuilder configuration) => configuration.AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Poker:Token"] = Token,
        ["Poker:Coordinator:Url"] = Url.ToString(),
        ["Poker:Coordinator:Fingerprint"] = Fingerprint,
        ["Poker:Coordinator:Certificate"] = Certificate,
        ["Poker:Coordinator:Plaintext"] = Plaintext ? "true" : null,
    });
}
