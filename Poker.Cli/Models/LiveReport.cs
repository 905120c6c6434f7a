using Poker.Infrastructure.Capture;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Live;
using Poker.Infrastructure.Postgres;

namespace Poker.Cli.Models;

/// <summary>What <c>poker live</c> tells.</summary>
/// <param name="Database">Which database it is.</param>
/// <param name="IsRunning">Whether a live run goes on.</param>
/// <param name="HasLeader">Whether a coordinator leads, which would move it on.</param>
/// <param name="Hands">Hands accepted.</param>
/// <param name="Samples">Samples made of them.</param>
/// <param name="NewHands">Hands since the last training.</param>
/// <param name="HandsPerCycle">Hands that a cycle waits for; null where no run says.</param>
/// <param name="Requests">Cycles that were asked for and wait.</param>
/// <param name="Production">The version in production, or null.</param>
/// <param name="Canary">The version on trial, or null.</param>
/// <param name="Cycles">The last cycles, the newest first.</param>
internal sealed record LiveReport(
    string Database,
    bool IsRunning,
    bool HasLeader,
    long Hands,
    long Samples,
    long NewHands,
    int? HandsPerCycle,
    long Requests,
    long? Production,
    long? Canary,
    IReadOnlyList<LiveSnapshot.CycleBrief> Cycles)
{
    /// <summary>Where there is no database.</summary>
    public static LiveReport Nothing(string place) => new(place, false, false, 0, 0, 0, null, 0, null, null, []);

    /// <summary>Reads it.</summary>
    public static async Task<LiveReport> ReadAsync(PokerDatabase database, int cycles, CancellationToken cancellation)
    {
        var captured = await new StatusStore(database.DataSource).ReadAsync(cancellation);
        await using var connection = await database.DataSource.OpenConnectionAsync(cancellation);
        var state = await LoopState.ReadAsync(connection, long.MaxValue, cycles, cancellation);
        return new(
            database.Description,
            state.IsRunning,
            await new RunStore(connection).HasLeaderAsync(cancellation),
            captured.Hands,
            captured.Samples,
            state.Fresh,
            state.HandsPerCycle,
            await new LiveStore(connection).RequestsAsync(cancellation),
            state.Production?.Version,
            state.Canary?.Version,
            [.. state.Cycles.Select(LiveSnapshot.CycleBrief.Of)]);
    }
}
