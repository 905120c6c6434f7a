using System.Globalization;
using Poker.Cli.Output;
using Poker.Cli.Progress;
using Poker.Infrastructure.Artefacts;
using Poker.Infrastructure.Autotrain;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Cli.Training;

/// <summary><c>poker fast --sync-only</c>: the checkpoint into the database, without training.</summary>
internal sealed class CheckpointSync(DatabaseOptions options, BlueprintFolder folder, TrainingDisplay display, StopRequest stop)
{
    /// <summary>Syncs, unless the database holds the same or more already.</summary>
    /// <param name="store">Where it goes.</param>
    /// <param name="abstractions">The same database's buckets, which must be those of the checkpoint if there are any.</param>
    /// <param name="found">What there is.</param>
    /// <param name="request">What was asked for.</param>
    public async Task RunAsync(BlueprintStore store, AbstractionStore abstractions, Resumption found, FastRequest request)
    {
        if (found.Checkpoint is not { } run)
        {
            throw new CommandError($"there is no checkpoint to sync: {folder.Checkpoint} does not exist");
        }

        if (found.Stored is not null && request.From is null && found.ProblemWith(run.Key, null) is { } problem)
        {
            throw new CommandError($"{problem.Problem}{Environment.NewLine}{problem.WayOut}");
        }

        await abstractions.RequireKeyAsync(run.Key.Abstraction, stop.Finish);
        if (await store.ReadRunAsync(stop.Finish) is { } stored && stored.Run.Id == run.Id && stored.Run.Iterations >= run.Iterations)
        {
            display.Say(string.Create(
                CultureInfo.InvariantCulture, $"The database holds {stored.Run.Iterations:N0} iterations of this run already: nothing to do."));
            if (request.Json)
            {
                SyncReport.Of(stored).Write(json: true);
            }

            return;
        }

        try
        {
            using var loaded = BlueprintFile.Load(folder.Checkpoint);
            var synced = await store.SyncAsync(
                loaded.Tables, run, display, options.ConnectionString is null ? options.Folder : null, stop.Finish);
            display.End();
            SyncReport.Of(synced).Write(request.Json);
        }
        catch (InvalidDataException error)
        {
            throw FoundRuns.Damaged(folder, error);
        }
        catch (OperationCanceledException)
        {
            throw new CommandError("stopped; the database keeps the blueprint that it had", ExitCodes.Cancelled);
        }
    }
}
