using Poker.Cli.Output;
using Poker.Cli.Progress;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Artefacts;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Cli.Training;

/// <summary><c>poker import</c> of a blueprint file: into the data folder as its checkpoint, and into the database.</summary>
internal sealed class BlueprintImport(FastRequest request, DatabaseOptions options, TrainingDisplay display)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Imports the file; every number is read and checked before anything is changed.</summary>
    public async Task RunAsync(FileInfo source, CancellationToken cancellation)
    {
        using var loaded = Load(source);
        if (request.NoDatabase)
        {
            await KeepAsync(loaded, null, cancellation);
            BlueprintExport.Tell(source, loaded.Run, request.Json);
            return;
        }

        await using var database = await PokerDatabase.OpenAsync(options with { RequiredFreeBytes = DiskSpace.ForBlueprint(0) }, cancellation);
        await using var training = await TrainingLock.AcquireAsync(database, Patience, null, cancellation);
        await new AbstractionStore(database.DataSource).RequireKeyAsync(loaded.Run.Key.Abstraction, cancellation);
        var store = new BlueprintStore(database.DataSource);
        await KeepAsync(loaded, store, cancellation);
        var stored = await store.SyncAsync(
            loaded.Tables, loaded.Run, display, options.ConnectionString is null ? options.Folder : null, cancellation);
        display.End();
        SyncReport.Of(stored).Write(request.Json);
    }

    private async Task KeepAsync(LoadedBlueprint loaded, BlueprintStore? store, CancellationToken cancellation)
    {
        var folder = BlueprintFolder.Of(options.Folder);
        using var taken = folder.TryLock()
            ?? throw new CommandError($"another process is training with the checkpoint in {options.Folder}: wait until it ends");
        var runs = new FoundRuns(request, folder, store, display.Say);
        var found = await runs.ReadAsync(cancellation);
        var run = loaded.Run;
        foreach (var there in (BlueprintRun?[])[found.Checkpoint, found.Stored])
        {
            if (there is not null && (there.Id != run.Id || there.Iterations > run.Iterations))
            {
                throw new CommandError(
                    $"{(there == found.Stored ? "the database" : folder.Checkpoint)} holds another blueprint, or a newer state of this one: delete it (--reset; "
                    + "poker export FILE --what blueprint keeps it first), or use another folder (--data DIR) or database (--database)");
            }
        }

        await runs.ResetAsync(cancellation);
        var snapshot = TrainingSnapshot.Of(loaded.Tables, run.Key.Abstraction, run.Key.Training, run.Iterations, run.Nodes);
        folder.Write(run, snapshot.Save, keep: false);
    }

    private static LoadedBlueprint Load(FileInfo source)
    {
        try
        {
            return BlueprintFile.Load(source.FullName);
        }
        catch (InvalidDataException error)
        {
            throw CommandError.BadInput($"{source.FullName} cannot be imported: {error.Message}");
        }
    }
}
