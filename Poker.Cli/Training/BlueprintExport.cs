using System.Globalization;
using Poker.Cli.Commands;
using Poker.Cli.Output;
using Poker.Cli.Progress;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Artefacts;
using Poker.Infrastructure.Autotrain;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Cli.Training;

/// <summary><c>poker export --what blueprint</c>: the newer of checkpoint and database as a file of its own.</summary>
internal static class BlueprintExport
{
    /// <summary>Writes the file and tells of it.</summary>
    public static async Task RunAsync(FileInfo target, DatabaseOptions options, bool json, CancellationToken cancellation)
    {
        var folder = BlueprintFolder.Of(options.Folder);
        await using var database = await PokerDatabase.OpenExistingAsync(options, cancellation);
        var store = database is null ? null : new BlueprintStore(database.DataSource);
        var found = await new FoundRuns(new FastRequest(), folder, store, Console.Error.WriteLine).ReadAsync(cancellation);
        using var loaded = found.Choose(null) switch
        {
            RunSource.Checkpoint => Load(folder),
            RunSource.Database => await LoadAsync(store!, cancellation),
            _ => throw new CommandError("there is no blueprint to export: poker fast trains one"),
        };
        var (run, tables) = loaded;
        var snapshot = TrainingSnapshot.Of(tables, run.Key.Abstraction, run.Key.Training, run.Iterations, run.Nodes);
        BlueprintFile.Write(target.FullName, run, snapshot.Save);
        Tell(target, run, json);
    }

    /// <summary>Tells what a file holds.</summary>
    public static void Tell(FileInfo file, BlueprintRun run, bool json)
    {
        file.Refresh();
        if (json)
        {
            JsonOutput.Write(StatusBlueprint.Of(run, file.LastWriteTimeUtc, file.FullName));
            return;
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{file.FullName}: {Figures.Bytes(file.Length)}, {run.Iterations:N0} iterations of {run.Key.Betting} bets, {run.Key.StackBigBlinds} bb, {run.Key.Abstraction.Deck} deck; configuration {run.Key.Fingerprint}"));
    }

    private static LoadedBlueprint Load(BlueprintFolder folder)
    {
        try
        {
            return BlueprintFile.Load(folder.Checkpoint);
        }
        catch (InvalidDataException error)
        {
            throw FoundRuns.Damaged(folder, error);
        }
    }

    private static async Task<LoadedBlueprint> LoadAsync(BlueprintStore store, CancellationToken cancellation) =>
        await store.LoadAsync(null, cancellation) is { } loaded
            ? new LoadedBlueprint(loaded.Stored.Run, loaded.Tables)
            : throw new CommandError("the blueprint was deleted meanwhile");
}
