using System.Diagnostics;
using System.Globalization;
using Poker.Cli.Commands;
using Poker.Cli.Output;
using Poker.Cli.Progress;
using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Indexing;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Artefacts;
using Poker.Infrastructure.Autotrain;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Cli.Training;

/// <summary>One run of <c>poker fast</c>: finds what is there, clusters what is missing, trains, checkpoints, syncs.</summary>
internal sealed class FastRun(
    FastRequest request, DatabaseOptions options, IClusteringDisplay clustering, TrainingDisplay display, StopRequest stop)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly BlueprintFolder _folder = BlueprintFolder.Of(options.Folder);
    private readonly StreetFolder _streets = new(Path.Combine(options.Folder, StreetFolder.Name), clustering.Say);

    /// <summary>Runs to the end.</summary>
    public async Task RunAsync()
    {
        try
        {
            if (request.NoDatabase)
            {
                using var taken = TakeFolder();
                await RunAsync(null, CancellationToken.None);
                return;
            }

            await using var database = await OpenAsync();
            display.Say($"Database: {database.Description}");
            await using var training = await TrainingLock.AcquireAsync(
                database,
                request.Wait ? Timeout.InfiniteTimeSpan : Patience,
                holder => display.Say($"Waiting for another process that is training in this database: {holder}."),
                stop.Finish);
            using var folder = TakeFolder();
            try
            {
                await RunAsync(database, training.Lost);
            }
            catch (OperationCanceledException) when (training.Lost.IsCancellationRequested && !stop.Finish.IsCancellationRequested)
            {
                throw new DatabaseException(
                    "The connection that holds the training lock was lost before training began.",
                    "Look after the server, then run the command again: what is complete is kept.");
            }
        }
        catch (OperationCanceledException) when (stop.Finish.IsCancellationRequested)
        {
            throw new CommandError("stopped before training began; what is complete is kept, and the same command goes on from there", ExitCodes.Cancelled);
        }
    }

    private async Task RunAsync(PokerDatabase? database, CancellationToken lost)
    {
        var store = database is null ? null : new BlueprintStore(database.DataSource);
        using var preparing = CancellationTokenSource.CreateLinkedTokenSource(stop.Finish, lost);
        var abstractions = database is null ? null : new AbstractionStore(database.DataSource);
        var runs = new FoundRuns(request, _folder, store, display.Say);
        var found = await runs.ReadAsync(preparing.Token);
        if (request.SyncOnly)
        {
            await new CheckpointSync(options, _folder, display, stop).RunAsync(store!, abstractions!, found, request);
            return;
        }

        var key = FoundRuns.KeyFor(request, found, await AbstractionThereAsync(abstractions, preparing.Token));
        var tree = TreeOf(key);
        CheckMemory(key, tree);
        if (abstractions is not null)
        {
            await abstractions.RequireKeyAsync(key.Abstraction, preparing.Token);
        }

        await runs.ResetAsync(preparing.Token);
        var abstraction = await AbstractionAsync(abstractions, key.Abstraction, preparing.Token);
        await TrainAsync(key, tree, abstraction, found, database, lost);
    }

    private async Task TrainAsync(
        BlueprintKey key, BettingTree tree, AbstractionTables abstraction, Resumption found, PokerDatabase? database, CancellationToken lost)
    {
        var store = database is null ? null : new BlueprintStore(database.DataSource);
        var buckets = abstraction.InOrderOfPlay.Select(street => street.Buckets).ToArray();
        var (run, tables) = await new Beginning(request, _folder, store, display.Say).ReadAsync(key, tree, buckets, found, stop.Finish);
        await using var session = new FastSession(tables, abstraction, run, new FastSessionOptions(_folder)
        {
            Store = store,
            SpaceOf = options.ConnectionString is null ? options.Folder : null,
            CopyForCheckpoints = request.Limits.CheckpointEvery > TimeSpan.Zero,
            KeepCheckpoints = request.Keep,
        });
        display.Say("Training. Q and Enter, or Ctrl-C, finishes the batch and stops.");
        stop.ListenForQ();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop.Finish, lost);
        var limits = request.Limits with { ReportEvery = display.ReportEvery };
        var history = new SessionHistory(database?.DataSource, run, display);
        await new TrainingLoop(session, limits, history, display.Say, TimeProvider.System).RunAsync(ending.Token);
        var ended = new SessionEnd(session, _folder, display, stop);
        var stored = await ended.StoreAsync(store is not null, lost);
        var summary = await session.SummaryAsync(CancellationToken.None);
        await history.EndAsync(summary);
        display.End();
        FastReport.Of(run, session.Run, summary, _folder.Checkpoint, stored).Write(request.Json);
    }

    private AbstractionKey InFolder => _streets.Keys() is [var only] ? only : AbstractionKey.Default;

    private IDisposable TakeFolder() => _folder.TryLock()
        ?? throw new CommandError($"another process is training with the checkpoint in {options.Folder}: wait until it ends, or use another folder (--data DIR)");

    private async Task<PokerDatabase> OpenAsync()
    {
        var told = options with { Report = new Sentences(display.Say) };
        var deck = Deck.Named((request.Key ?? InFolder).Deck);
        var rows = request.SyncOnly ? 0 : Streets.InOrderOfPlay.ToArray().Sum(street => CanonicalCounts.Of(deck, street));
        return await PokerDatabase.UpdateExistingAsync(told, stop.Finish)
            ?? await PokerDatabase.OpenAsync(told with { RequiredFreeBytes = DiskSpace.ForRows(rows) }, stop.Finish);
    }

    // The abstraction of a run that begins where no option names one: the one that is there.
    private async Task<AbstractionKey> AbstractionThereAsync(AbstractionStore? store, CancellationToken cancellation) =>
        (store is null ? null : await store.ReadKeyAsync(cancellation)) ?? InFolder;

    private static BettingTree TreeOf(BlueprintKey key)
    {
        try
        {
            return BettingTree.Of(key.ToBetting());
        }
        catch (ArgumentException error)
        {
            throw CommandError.BadInput($"{error.Message.TrimEnd('.')}: choose fewer bets (--betting) or smaller stacks (--stacks).");
        }
    }

    private void CheckMemory(BlueprintKey key, BettingTree tree)
    {
        // As many buckets as were asked for; a street with fewer hands has fewer.
        var deck = Deck.Named(key.Abstraction.Deck);
        var buckets = Streets.InOrderOfPlay.ToArray().Select(street => (int)Math.Min(key.Abstraction.Buckets(street), CanonicalCounts.Of(deck, street))).ToArray();
        var memory = MemoryCheck.Of(BlueprintSize.Of(tree, buckets), request.Limits.CheckpointEvery > TimeSpan.Zero);
        display.Say($"Bets:     {key.Betting}, {key.Bets}");
        display.Say($"Training: {key.Training.Description}; {key.Training.Threads} threads; configuration {key.Fingerprint}");
        display.Say($"Size:     {memory.Sentence()}");
        memory.Require();
    }

    private async Task<AbstractionTables> AbstractionAsync(AbstractionStore? store, AbstractionKey key, CancellationToken cancellation)
    {
        if (store is not null && (await store.ReadStatusAsync(cancellation)).Any(street => street.State != StreetState.Complete))
        {
            display.Say("The abstraction is not complete: clustering first.");
            await new ClusterIntoDatabase(new ClusterRequest(key, request.Threads, request.Json), options, clustering).CompleteAsync(store, cancellation);
        }

        var watch = Stopwatch.StartNew();
        if (_streets.Load(key) is not { } tables)
        {
            display.Say("The data folder does not hold all of the abstraction's files: computing what is missing.");
            var work = new PreTraining(key, request.Threads, clustering, _streets);
            StreetArtefact[] streets = [];
            await clustering.WhileAsync(() => Task.Run(() => streets = [.. work.Compute(cancellation)], cancellation));
            tables = new AbstractionTables(streets);
        }

        display.Say(string.Create(CultureInfo.InvariantCulture, $"Buckets:  {key.Deck} deck, in memory after {watch.Elapsed.TotalSeconds:0.0} s"));
        return tables;
    }
}
