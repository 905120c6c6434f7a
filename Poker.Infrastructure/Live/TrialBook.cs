using Npgsql;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Postgres;

namespace Poker.Infrastructure.Live;

/// <summary>The trials whose results are still stored, and how they went. Keeps the last ones in memory, so that a look reads only what is new.</summary>
/// <param name="dataSource">Where connections come from.</param>
public sealed class TrialBook(NpgsqlDataSource dataSource)
{
    private const int MostKept = 8;

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<long, (string Spec, TrialCurve Curve, long Used)> _curves = [];
    private long _uses;

    /// <summary>The cycles whose candidate was or is tried, the newest first; results are deleted a week after a trial.</summary>
    public Task<IReadOnlyList<CycleRow>> ListAsync(int most, CancellationToken cancellation) => DatabaseErrors.TranslatedAsync(async () =>
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        return await new LiveStore(connection).TriedAsync(most, cancellation);
    });

    /// <summary>A trial; null where there is none, or its results are gone.</summary>
    /// <param name="cycle">The cycle's number.</param>
    /// <param name="read">Takes what is to be told, before another look goes on with it.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<T?> ReadAsync<T>(long cycle, Func<CycleRow, LiveSpec, TrialCurve, T> read, CancellationToken cancellation)
        where T : class => DatabaseErrors.TranslatedAsync(async () =>
    {
        // Before the connection: whoever waits holds none.
        await _turn.WaitAsync(cancellation);
        try
        {
            await using var connection = await dataSource.OpenConnectionAsync(cancellation);
            if (await new LiveStore(connection).FindAsync(cycle, cancellation) is not { Candidate: { } canary, Parent: { } production } row)
            {
                return null;
            }

            var spec = SpecOf(row.Run is { } id ? await new RunStore(connection).ReadAsync(id, cancellation) : null);
            var text = spec.ToJson();
            if (!_curves.TryGetValue(cycle, out var kept) || kept.Spec != text)
            {
                kept = (text, new TrialCurve(canary, production, spec, row.Alpha), 0);
            }

            // Before it is read: what was read of it stays, whoever goes.
            Keep(cycle, kept.Spec, kept.Curve);

            // In steps of the processor, of which a request is not to take all.
            await Task.Run(() => kept.Curve.ReadAsync(connection, cancellation), cancellation);
            return kept.Curve.Comparison.Differences.Count == 0 && row.State != CycleState.Trying ? null : read(row, spec, kept.Curve);
        }
        finally
        {
            _turn.Release();
        }
    });

    private static LiveSpec SpecOf(RunRow? run)
    {
        try
        {
            return run is null ? new LiveSpec() : LiveSpec.Parse(run.Spec);
        }
        catch (RunRefusedException)
        {
            // Another version's.
            return new LiveSpec();
        }
    }

    private void Keep(long cycle, string spec, TrialCurve curve)
    {
        _curves[cycle] = (spec, curve, ++_uses);
        if (_curves.Count > MostKept)
        {
            _curves.Remove(_curves.MinBy(kept => kept.Value.Used).Key);
        }
    }
}
