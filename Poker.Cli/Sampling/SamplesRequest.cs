using Poker.Core.Learning.Samples;
using Poker.Infrastructure.Postgres;

namespace Poker.Cli.Sampling;

/// <summary>What <c>poker capture samples</c> was asked for.</summary>
/// <param name="Mode">What labels are to be.</param>
/// <param name="Options">Which decisions.</param>
/// <param name="IsRebuild">Whether what is there is made anew.</param>
/// <param name="Blueprint">Which blueprint answers in the mode optimal, or null.</param>
/// <param name="Threads">Threads for preparing equities.</param>
/// <param name="Database">The data folder and the database.</param>
internal sealed record SamplesRequest(
    SampleMode Mode, SampleOptions Options, bool IsRebuild, string? Blueprint, int Threads, DatabaseOptions Database);
