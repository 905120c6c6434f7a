using Npgsql;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Models;

namespace Poker.Infrastructure.Live;

/// <summary>How the live loop stands, in brief: what all who tell of it begin with.</summary>
/// <param name="IsRunning">Whether a live run goes on.</param>
/// <param name="Spec">How it goes about it; the usual one where none goes on.</param>
/// <param name="Fresh">Hands since the last training, as far as was counted.</param>
/// <param name="Production">The model that plays; null for none.</param>
/// <param name="Canary">The model on trial; null for none.</param>
/// <param name="Cycles">The last cycles, the newest first.</param>
public sealed record LoopState(
    bool IsRunning, LiveSpec Spec, long Fresh, ModelRow? Production, ModelRow? Canary, IReadOnlyList<CycleRow> Cycles)
{
    /// <summary>Hands that begin a cycle; null where no run says.</summary>
    public int? HandsPerCycle => IsRunning ? Spec.Hands : null;

    /// <summary>Reads it.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="mostFresh">New hands that are counted at most.</param>
    /// <param name="mostCycles">Cycles that are read at most.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<LoopState> ReadAsync(NpgsqlConnection connection, long mostFresh, int mostCycles, CancellationToken cancellation)
    {
        var (live, registry) = (new LiveStore(connection), new ModelRegistry(connection));
        var run = (await new RunStore(connection).LiveAsync(cancellation)).FirstOrDefault(run => run.Area == LiveSpec.Area);
        var (_, _, fresh) = await live.HandsAsync(mostFresh, cancellation);
        return new(
            run is not null,
            run is null ? new LiveSpec() : LiveSpec.Parse(run.Spec),
            fresh,
            await registry.InServiceAsync(ModelState.Production, cancellation),
            await registry.InServiceAsync(ModelState.Canary, cancellation),
            await live.LastAsync(mostCycles, cancellation));
    }
}
