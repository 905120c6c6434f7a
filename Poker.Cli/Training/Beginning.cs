using System.Diagnostics;
using System.Globalization;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Artefacts;
using Poker.Infrastructure.Autotrain;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Cli.Training;

/// <summary>The tables that a session begins with: what was learnt before, or zeros.</summary>
internal sealed class Beginning(FastRequest request, BlueprintFolder folder, BlueprintStore? store, Action<string> say)
{
    /// <summary>Reads them; a checkpoint that turns out to be damaged gives way to the database's blueprint.</summary>
    /// <returns>The run with the key that was asked for (its threads are this machine's), and its tables.</returns>
    public async Task<(BlueprintRun Run, BlueprintTables Tables)> ReadAsync(
        BlueprintKey key, BettingTree tree, IReadOnlyList<int> buckets, Resumption found, CancellationToken cancellation)
    {
        var tables = new BlueprintTables(tree, buckets);
        try
        {
            var source = found.Choose(request.From);
            if (source == RunSource.Checkpoint && ReadCheckpoint(tables, found) is { } run)
            {
                return (run with { Key = key }, tables);
            }

            if (source != RunSource.Nothing && await ReadDatabaseAsync(tables, cancellation) is { } stored)
            {
                return (stored with { Key = key }, tables);
            }

            say("A new run begins.");
            return (new BlueprintRun(Guid.NewGuid(), key, buckets, 0, 0, 0), tables);
        }
        catch
        {
            tables.Dispose();
            throw;
        }
    }

    private BlueprintRun? ReadCheckpoint(BlueprintTables tables, Resumption found)
    {
        try
        {
            var watch = Stopwatch.StartNew();
            var run = BlueprintFile.Load(folder.Checkpoint, _ => tables).Run;
            Tell("the checkpoint", run, watch);
            return run;
        }
        catch (InvalidDataException error) when (found.Stored is not null && request.From is null)
        {
            say($"{folder.Checkpoint} is not used: {error.Message} Going on from the database.");
            return null;
        }
        catch (InvalidDataException error)
        {
            throw FoundRuns.Damaged(folder, error);
        }
    }

    // The generators lose nothing: an iteration's number is its stream. Sums that are doubles in memory are rounded to REAL, so that the training goes
    // on from there, but not bit for bit as if it had never stopped.
    private async Task<BlueprintRun?> ReadDatabaseAsync(BlueprintTables tables, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        if (store is null || await store.LoadAsync(tables, null, cancellation) is not { } loaded)
        {
            return null;
        }

        Tell("the database", loaded.Stored.Run, watch);
        return loaded.Stored.Run;
    }

    private void Tell(string place, BlueprintRun run, Stopwatch watch) => say(string.Create(
        CultureInfo.InvariantCulture,
        $"Going on from {place}: {run.Iterations:N0} iterations, {run.TrainedSeconds / 3600:0.00} h trained; read in {watch.Elapsed.TotalSeconds:0.0} s"));
}
