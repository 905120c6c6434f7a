using Npgsql;
using Poker.Infrastructure.Capture;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Models;
using Poker.Infrastructure.Postgres;

namespace Poker.Infrastructure.Live;

/// <summary>Reads how the live loop stands. Keeps a trial's sums between calls, so that each reads only what is new, and what takes counting.</summary>
/// <param name="dataSource">Where connections come from.</param>
/// <param name="time">The clock.</param>
public sealed class LiveSnapshotStore(NpgsqlDataSource dataSource, TimeProvider time) : IDisposable
{
    private const int MostRows = 10, MostFresh = 1_000_000;

    private static readonly TimeSpan CountsEvery = TimeSpan.FromSeconds(1);

    private const string CountsSql =
        """
        SELECT strategy, count(*), avg(micros)::double precision FROM decision WHERE at > clock_timestamp() - interval '1 minute'
        GROUP BY strategy ORDER BY count(*) DESC, strategy
        """;

    private const string LatestSql = "SELECT at, place, hand, strategy, street, action, micros FROM decision ORDER BY id DESC LIMIT $1";

    private readonly Paced<HandTotals> _hands = new(new StatusStore(dataSource).HandsAsync, CountsEvery, time);

    private TrialWatch? _trial;

    /// <summary>Reads it; for one caller at a time.</summary>
    /// <exception cref="DatabaseException">The database cannot be used.</exception>
    public Task<LiveSnapshot> ReadAsync(CancellationToken cancellation) => DatabaseErrors.TranslatedAsync(async () =>
    {
        var hands = await _hands.ReadAsync(cancellation);
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        var state = await LoopState.ReadAsync(connection, MostFresh, MostRows, cancellation);
        var models = await new ModelRegistry(connection).QueryAsync("ORDER BY version DESC LIMIT $1", cancellation, MostRows);
        return new LiveSnapshot(
            time.GetUtcNow(),
            state.IsRunning,
            new(hands.Accepted, hands.LastHour, hands.Quarantined, state.Fresh, state.HandsPerCycle),
            Brief(state.Production),
            Brief(state.Canary),
            await TrialAsync(connection, state, cancellation),
            [.. state.Cycles.Select(LiveSnapshot.CycleBrief.Of)],
            [.. models.Select(row => Brief(row)!)],
            new(await CountsAsync(connection, cancellation), await LatestAsync(connection, cancellation)));
    });

    /// <inheritdoc />
    public void Dispose() => _hands.Dispose();

    private static LiveSnapshot.ModelBrief? Brief(ModelRow? row) =>
        row is null ? null : new(row.Version, ModelPath.NameOf(row.State), row.Parent, row.Created);

    private static async Task<IReadOnlyList<LiveSnapshot.StrategyCount>> CountsAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(CountsSql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var counts = new List<LiveSnapshot.StrategyCount>();
        while (await reader.ReadAsync(cancellation))
        {
            counts.Add(new(reader.GetString(0), reader.GetInt64(1), reader.GetDouble(2)));
        }

        return counts;
    }

    private static async Task<IReadOnlyList<LiveSnapshot.DecisionBrief>> LatestAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(LatestSql, connection);
        JobStore.Add(command, MostRows);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var latest = new List<LiveSnapshot.DecisionBrief>();
        while (await reader.ReadAsync(cancellation))
        {
            latest.Add(new(
                reader.GetFieldValue<DateTimeOffset>(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetInt16(4), reader.GetString(5), reader.GetInt32(6)));
        }

        return latest;
    }

    private async Task<LiveSnapshot.TrialBrief?> TrialAsync(NpgsqlConnection connection, LoopState state, CancellationToken cancellation)
    {
        if (state is not { Production: { } production, Canary: { } canary } || state.Cycles.FirstOrDefault(cycle => cycle.State == CycleState.Trying) is not { } cycle)
        {
            _trial = null;
            return null;
        }

        if (_trial?.Is(canary.Version, production.Version, state.Spec, cycle.Alpha) != true)
        {
            _trial = new TrialWatch(canary.Version, production.Version, state.Spec, cycle.Alpha);
        }

        await _trial.ReadAsync(connection, cancellation);
        var seen = _trial.Comparison;
        return new(
            seen.Differences.Count,
            seen.Differences.Mean,
            seen.Differences.Count > 1 ? seen.Differences.StandardError : null,
            seen.LogEvidenceBetter,
            -Math.Log(seen.Alpha),
            seen.LogEvidenceNotBetter,
            -Math.Log(seen.Beta));
    }
}
