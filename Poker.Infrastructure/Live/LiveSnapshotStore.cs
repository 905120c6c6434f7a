using Npgsql;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Models;
using Poker.Infrastructure.Postgres;

namespace Poker.Infrastructure.Live;

/// <summary>Reads how the live loop stands. Keeps a trial's sums between calls, so that each reads only what is new.</summary>
/// <param name="dataSource">Where connections come from.</param>
public sealed class LiveSnapshotStore(NpgsqlDataSource dataSource)
{
    private const int MostRows = 10, MostFresh = 1_000_000;

    private const string HandsSql =
        """
        SELECT (SELECT count(*) FROM hand), (SELECT count(*) FROM hand WHERE accepted_at > clock_timestamp() - interval '1 hour'),
            (SELECT count(*) FROM quarantine)
        """;

    private const string CountsSql =
        """
        SELECT strategy, count(*), avg(micros)::double precision FROM decision WHERE at > clock_timestamp() - interval '1 minute'
        GROUP BY strategy ORDER BY count(*) DESC, strategy
        """;

    private const string LatestSql = "SELECT at, place, hand, strategy, street, action, micros FROM decision ORDER BY id DESC LIMIT $1";

    private TrialWatch? _trial;

    /// <summary>Reads it; for one caller at a time.</summary>
    /// <exception cref="DatabaseException">The database cannot be used.</exception>
    public Task<LiveSnapshot> ReadAsync(CancellationToken cancellation) => DatabaseErrors.TranslatedAsync(async () =>
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        var (live, registry) = (new LiveStore(connection), new ModelRegistry(connection));
        var run = (await new RunStore(connection).LiveAsync(cancellation)).FirstOrDefault(run => run.Area == LiveSpec.Area);
        var spec = run is null ? null : LiveSpec.Parse(run.Spec);
        var (_, _, fresh) = await live.HandsAsync(MostFresh, cancellation);
        var (production, canary) = (
            await registry.InServiceAsync(ModelState.Production, cancellation), await registry.InServiceAsync(ModelState.Canary, cancellation));
        var cycles = await live.LastAsync(MostRows, cancellation);
        return new LiveSnapshot(
            DateTimeOffset.UtcNow,
            run is not null,
            await HandsAsync(connection, fresh, spec?.Hands, cancellation),
            Brief(production),
            Brief(canary),
            await TrialAsync(connection, production, canary, cycles, spec ?? new LiveSpec(), cancellation),
            [.. cycles.Select(LiveSnapshot.CycleBrief.Of)],
            [.. (await registry.QueryAsync("ORDER BY version DESC LIMIT $1", cancellation, MostRows)).Select(row => Brief(row)!)],
            new(await CountsAsync(connection, cancellation), await LatestAsync(connection, cancellation)));
    });

    private static LiveSnapshot.ModelBrief? Brief(ModelRow? row) =>
        row is null ? null : new(row.Version, ModelPath.NameOf(row.State), row.Parent, row.Created);

    private static async Task<LiveSnapshot.HandCounts> HandsAsync(NpgsqlConnection connection, long fresh, int? perCycle, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(HandsSql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return new(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), fresh, perCycle);
    }

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

    private async Task<LiveSnapshot.TrialBrief?> TrialAsync(
        NpgsqlConnection connection, ModelRow? production, ModelRow? canary, IReadOnlyList<CycleRow> cycles, LiveSpec spec, CancellationToken cancellation)
    {
        if (production is null || canary is null || cycles.FirstOrDefault(cycle => cycle.State == CycleState.Trying) is not { } cycle)
        {
            _trial = null;
            return null;
        }

        if (_trial?.Is(canary.Version, production.Version, spec, cycle.Alpha) != true)
        {
            _trial = new TrialWatch(canary.Version, production.Version, spec, cycle.Alpha);
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
