using Poker.Cli.Output;
using Poker.Cli.Progress;
using Poker.Core.Cards;
using Poker.Core.Indexing;
using Poker.Infrastructure.Artefacts;
using Poker.Infrastructure.Autotrain;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Cli.Commands;

/// <summary>One run of <c>poker cluster</c> that stores what it computes.</summary>
internal sealed class ClusterIntoDatabase(ClusterRequest request, DatabaseOptions options, IClusteringDisplay display)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Whether to delete the stored abstraction first.</summary>
    public bool Reset { get; init; }

    /// <summary>Whether the user has agreed to that already.</summary>
    public bool AssumeYes { get; init; }

    /// <summary>Whether to wait for another trainer to end.</summary>
    public bool Wait { get; init; }

    /// <summary>Runs to four complete streets.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await using var database = await OpenAsync(cancellation);
        display.Say($"Database: {database.Description}");
        await using var training = await TrainingLock.AcquireAsync(
            database,
            Wait ? Timeout.InfiniteTimeSpan : Patience,
            holder => display.Say($"Waiting for another process that is training in this database: {holder}."),
            cancellation);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, training.Lost);
        var store = new AbstractionStore(database.DataSource);
        try
        {
            await CompleteAsync(store, stop.Token);
        }
        catch (OperationCanceledException) when (training.Lost.IsCancellationRequested)
        {
            throw new DatabaseException(
                "The connection that holds the training lock was lost.", "Look after the server, then run the command again: it goes on where it was.");
        }
        catch (OperationCanceledException)
        {
            throw new CommandError("stopped; complete streets are kept, and the same command goes on from there", ExitCodes.Cancelled);
        }

        await ReportAsync(store, await new BlueprintStore(database.DataSource).ReadRunAsync(cancellation), database.Description, cancellation);
    }

    /// <summary>Brings a database that is open to four complete streets; the caller holds the training lock.</summary>
    public async Task CompleteAsync(AbstractionStore store, CancellationToken cancellation)
    {
        if (Reset)
        {
            await ResetAsync(store, cancellation);
        }

        await store.RequireKeyAsync(request.Key, cancellation);
        var missing = (await store.ReadStatusAsync(cancellation))
            .Where(street => street.State != StreetState.Complete)
            .Select(street => street.Street)
            .ToArray();
        if (missing.Length == 0)
        {
            display.Say("All four streets are complete: nothing to do.");
            return;
        }

        foreach (var cleared in await store.CleanUpAsync(cancellation))
        {
            display.Say($"The {cleared.Name()} was left unfinished by an earlier run: cleared, and made anew.");
        }

        // What an earlier run left has made room by now.
        if (options.ConnectionString is null)
        {
            DiskSpace.Require(options.Folder, DiskSpace.ForRows(RowsOf(missing)));
        }

        var files = new StreetFolder(Path.Combine(options.Folder, StreetFolder.Name), display.Say);
        var work = new PreTraining(request.Key, request.Threads, display, files);
        await display.WhileAsync(() => work.RunAsync(store, null, cancellation));
    }

    private async Task<PokerDatabase> OpenAsync(CancellationToken cancellation)
    {
        var told = options with { Report = new Sentences(display.Say) };
        return await PokerDatabase.UpdateExistingAsync(told, cancellation)
            ?? await PokerDatabase.OpenAsync(told with { RequiredFreeBytes = DiskSpace.ForRows(RowsOf(Streets.InOrderOfPlay.ToArray())) }, cancellation);
    }

    private async Task ResetAsync(AbstractionStore store, CancellationToken cancellation)
    {
        if (await store.ReadKeyAsync(cancellation) is { } stored && !AssumeYes)
        {
            if (Console.IsInputRedirected)
            {
                throw CommandError.BadInput("--reset deletes the stored abstraction: give --yes too, since nobody can be asked here.");
            }

            await Console.Error.WriteAsync($"Delete the stored abstraction ({stored.Deck} deck, seed {stored.Seed})? [y/N] ");
            if (Console.ReadLine()?.Trim().ToLowerInvariant() is not ("y" or "yes"))
            {
                throw new CommandError("nothing was deleted");
            }
        }

        await store.ResetAsync(cancellation);
    }

    private async Task ReportAsync(AbstractionStore store, StoredRun? blueprint, string description, CancellationToken cancellation)
    {
        var report = StatusReport.Of(description, await store.ReadStatusAsync(cancellation), null, blueprint);
        if (request.Json)
        {
            JsonOutput.Write(report);
        }
        else
        {
            StatusTable.Write(report);
        }
    }

    private long RowsOf(Street[] streets)
    {
        var deck = Deck.Named(request.Key.Deck);
        return streets.Sum(street => CanonicalCounts.Of(deck, street));
    }
}
