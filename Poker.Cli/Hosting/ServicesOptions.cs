using System.Net;
using Poker.Infrastructure.Security;

namespace Poker.Cli.Hosting;

/// <summary>What to run in this process, and who may reach it.</summary>
/// <remarks>A class, so that nothing prints the secrets.</remarks>
internal sealed class ServicesOptions
{
    /// <summary>The data folder.</summary>
    public required string Folder { get; init; }

    /// <summary>How this process connects to PostgreSQL; holds a password.</summary>
    public required string Database { get; init; }

    /// <summary>How workers of other processes connect to it; null where it is not told to them.</summary>
    public string? WorkerDatabase { get; init; }

    /// <summary>The token that every call must carry.</summary>
    public required string Token { get; init; }

    /// <summary>Whether the coordinator keeps the live loop going.</summary>
    public bool Live { get; init; }

    /// <summary>Workers.</summary>
    public int Workers { get; init; }

    /// <summary>Slots of each worker; null to share out the machine's cores.</summary>
    public int? Slots { get; init; }

    /// <summary>The port that was asked for; null for the usual one, or a free one where that is taken.</summary>
    public int? Port { get; init; }

    /// <summary>The address that is opened to other machines; null for none.</summary>
    public IPAddress? Listen { get; init; }

    /// <summary>What that address shows; null with <see cref="Listen"/> null.</summary>
    public NetworkCertificate? Certificate { get; init; }

    /// <summary>The name or address that other machines use.</summary>
    public string? KnownAs { get; init; }

    /// <summary>Where telemetry goes, by the names of OpenTelemetry's own variables; empty for nowhere.</summary>
    public IReadOnlyDictionary<string, string?> Telemetry { get; init; } = new Dictionary<string, string?>();
}
