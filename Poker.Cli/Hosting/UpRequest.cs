using System.Net;
using Poker.Cli.Training;
using Poker.Infrastructure.Postgres;

namespace Poker.Cli.Hosting;

/// <summary>What <c>poker up</c> was asked for.</summary>
internal sealed record UpRequest
{
    /// <summary>What to train, and the number of workers.</summary>
    public required SharedRunRequest Run { get; init; }

    /// <summary>Whether no run is started.</summary>
    public bool Idle { get; init; }

    /// <summary>Whether the dashboard is started where it is there.</summary>
    public bool Dashboard { get; init; }

    /// <summary>Whether the service is started that takes console lines.</summary>
    public bool Capture { get; init; }

    /// <summary>Whether the service is started that decides, with its tables.</summary>
    public bool Bot { get; init; }

    /// <summary>Whether the live loop goes on: models are trained of captured hands, validated, tried and promoted.</summary>
    public bool Live { get; init; }

    /// <summary>The address that is opened to other machines; null for none.</summary>
    public IPAddress? Listen { get; init; }

    /// <summary>The name or address by which they reach it; null with <see cref="Listen"/> null.</summary>
    public string? KnownAs { get; init; }

    /// <summary>The coordinator's port; null for the usual one, or a free one where that is taken.</summary>
    public int? Port { get; init; }

    /// <summary>The database.</summary>
    public required DatabaseOptions Database { get; init; }

    /// <summary>Workers in this process.</summary>
    public int Workers => Run.Workers ?? 1;
}
