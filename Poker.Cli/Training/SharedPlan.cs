using Poker.Cli.Output;
using Poker.Core.Clustering;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Artefacts;
using Poker.Infrastructure.Autotrain;
using Poker.Infrastructure.Batches;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Cli.Training;

/// <summary>What workers are to do together, worked out from what was asked for and what is there.</summary>
/// <param name="Key">What is trained.</param>
/// <param name="Begun">The stored blueprint that it goes on from; null where it begins anew.</param>
/// <param name="Adopted">A run that an earlier session left live, and that is gone on with; null for none.</param>
internal sealed record SharedPlan(BlueprintKey Key, BlueprintRun? Begun, RunRow? Adopted)
{
    private const int RunsLookedThrough = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Works it out; deletes what was asked to be deleted, and brings a newer checkpoint into the database.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="workers">Workers that this process is to run.</param>
    /// <param name="options">Where the database is.</param>
    /// <param name="database">The database.</param>
    /// <param name="progress">Hears of the sync of a checkpoint.</param>
    /// <param name="say">Hears of what was found.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="CommandError">It cannot be done as asked, or does not fit this machine's memory.</exception>
    public static async Task<SharedPlan> MakeAsync(
        SharedRunRequest request,
        int workers,
        DatabaseOptions options,
        PokerDatabase database,
        IProgress<SyncProgress> progress,
        Action<string> say,
        CancellationToken cancellation)
    {
        if (await LiveAsync(database, cancellation) is { } live)
        {
            var adopted = await AdoptAsync(request, database, live, "which an earlier session left live", say, cancellation);
            SharedMemoryCheck.Of(adopted.Key, workers).Require();
            return adopted;
        }

        if (!request.Training.Reset && await FailedAsync(database, cancellation) is { } failed)
        {
            var adopted = await AdoptAsync(request, database, failed, $"which failed ({failed.Problem}); what it counted is kept", say, cancellation);
            SharedMemoryCheck.Of(adopted.Key, workers).Require();
            await using var connection = await database.DataSource.OpenConnectionAsync(cancellation);
            await new RunStore(connection).ReviveAsync(failed.Id, cancellation);
            return adopted;
        }

        await using var training = await TrainingLock.AcquireAsync(database, Patience, null, cancellation);
        var folder = BlueprintFolder.Of(options.Folder);
        using var taken = folder.TryLock()
            ?? throw new CommandError($"another process is training with the checkpoint in {options.Folder}: wait until it ends, or use another folder (--data DIR)");
        var (store, abstractions) = (new BlueprintStore(database.DataSource), new AbstractionStore(database.DataSource));
        var runs = new FoundRuns(request.Training, folder, store, say);
        var found = await runs.ReadAsync(cancellation);
        var key = FoundRuns.KeyFor(request.Training, found, await abstractions.ReadKeyAsync(cancellation) ?? AbstractionKey.Default);
        Validate(request, key);
        SharedMemoryCheck.Of(key, workers).Require();
        await abstractions.RequireKeyAsync(key.Abstraction, cancellation);
        await runs.ResetAsync(cancellation);
        var begun = found.Stored;
        if (found.Choose(null) == RunSource.Checkpoint && found.Checkpoint!.Iterations > (found.Stored?.Iterations ?? 0))
        {
            begun = await SyncAsync(folder, store, options, progress, say, cancellation);
        }

        return new SharedPlan(key, begun, null);
    }

    /// <summary>The spec of the run that trains it.</summary>
    public BlueprintSpec Spec(SharedRunRequest request) => SpecOf(request, Key);

    private static BlueprintSpec SpecOf(SharedRunRequest request, BlueprintKey key) => new()
    {
        Key = key,
        BatchIterations = request.Batch,
        Staleness = request.Staleness,
        Iterations = request.Training.Limits.Iterations,
        Seconds = request.Training.Limits.Time?.TotalSeconds,
    };

    private static void Validate(SharedRunRequest request, BlueprintKey key)
    {
        try
        {
            SpecOf(request, key).Validate();
        }
        catch (RunRefusedException error)
        {
            throw CommandError.BadInput(error.Message);
        }
    }

    private static async Task<RunRow?> LiveAsync(PokerDatabase database, CancellationToken cancellation)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(cancellation);
        return (await new RunStore(connection).LiveAsync(cancellation)).FirstOrDefault(run => run.Area == RunAreas.Autotrain);
    }

    // The last blueprint's run where it failed with batches that are not in the table yet, and nobody has trained the table on since.
    private static async Task<RunRow?> FailedAsync(PokerDatabase database, CancellationToken cancellation)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(cancellation);
        var last = (await new RunStore(connection).LastAsync(RunsLookedThrough, cancellation)).FirstOrDefault(run => run.Kind == BlueprintSpec.Kind);
        if (last is not { State: RunState.Failed } || !BlueprintSpec.Parse(last.Spec).IsHoldem
            || await new BatchLedger(connection, last.Id).ReadAsync(cancellation) is not { } progress)
        {
            return null;
        }

        var stored = (await BlueprintStore.ReadRunAsync(connection, cancellation))?.Run;
        return progress.Iterations > progress.BeganIterations && (stored?.Iterations ?? 0) == progress.BeganIterations
            && (stored is null || stored.Id == progress.Training)
            ? last
            : null;
    }

    // A session that was killed leaves its run live: it goes on, as it was.
    private static async Task<SharedPlan> AdoptAsync(
        SharedRunRequest request, PokerDatabase database, RunRow live, string why, Action<string> say, CancellationToken cancellation)
    {
        if (request.Training.Reset)
        {
            throw new CommandError($"a {live.Kind} run is live, so that nothing can be deleted: end it first (poker runs stop {live.Id:D} --drop)");
        }

        say($"Going on with the {live.Kind} run {live.Id:D}, {why}.");
        if (live.State == RunState.Paused)
        {
            say($"It is paused, and begins nothing before poker runs resume {live.Id:D} (or the explorer's page of the training).");
        }

        var stored = (await new BlueprintStore(database.DataSource).ReadRunAsync(cancellation))?.Run;
        var there = await new AbstractionStore(database.DataSource).ReadKeyAsync(cancellation) ?? AbstractionKey.Default;
        var running = live.Kind == BlueprintSpec.Kind ? BlueprintSpec.Parse(live.Spec).Key : null;
        var key = FoundRuns.KeyFor(request.Training with { Key = request.Training.Key ?? running?.Abstraction }, new Resumption(null, stored), there);
        return running is null || running.DifferencesFrom(key) is not { Count: > 0 } differences || !Names(request)
            ? new SharedPlan(running ?? key, stored, live)
            : throw new CommandError(
                $"the run {live.Id:D} trains another blueprint: {string.Join("; ", differences)}. "
                + "Leave the options out to go on with it, or give it up first (poker runs stop ID --drop; --reset where it has failed)");
    }

    private static bool Names(SharedRunRequest request) => request.Training is
    { Key: not null } or { Betting: not null } or { Stacks: not null } or { Seed: not null } or { Weighting: not null } or { Prune: not null };

    private static async Task<BlueprintRun> SyncAsync(
        BlueprintFolder folder, BlueprintStore store, DatabaseOptions options, IProgress<SyncProgress> progress, Action<string> say, CancellationToken cancellation)
    {
        try
        {
            say("The data folder's checkpoint is newer than the database's blueprint: bringing it into the database, where workers go on from it.");
            using var loaded = BlueprintFile.Load(folder.Checkpoint);
            await store.SyncAsync(loaded.Tables, loaded.Run, progress, options.ConnectionString is null ? options.Folder : null, cancellation);
            return loaded.Run;
        }
        catch (InvalidDataException error)
        {
            throw FoundRuns.Damaged(folder, error);
        }
    }
}
