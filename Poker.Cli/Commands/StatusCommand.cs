using System.CommandLine;
using Poker.Cli.Hosting;
using Poker.Cli.Output;
using Poker.Infrastructure.Artefacts;
using Poker.Infrastructure.Live;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Cli.Commands;

/// <summary><c>poker status</c>: what the database holds, the abstraction street by street and the blueprint, and what to run next. It makes nothing.</summary>
internal static class StatusCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var database = new DatabaseArguments();
        var json = StandardOptions.Json();
        var checksum = new Option<bool>("--checksum") { Description = "Also compute one order-independent hash a table (seconds for the full deck)." };
        var command = new Command("status", "Show what the database holds, the abstraction and the blueprint, and what to run next.") { json, checksum };
        database.AddTo(command);
        command.SetWork(async (result, cancellation) =>
        {
            var report = await ReadAsync(database.Read(result), result.GetValue(checksum), cancellation);
            if (result.GetValue(json))
            {
                JsonOutput.Write(report);
            }
            else
            {
                StatusTable.Write(report);
            }
        });
        return command;
    }

    private static async Task<StatusReport> ReadAsync(DatabaseOptions options, bool checksum, CancellationToken cancellation)
    {
        await using var database = await PokerDatabase.OpenExistingAsync(options, cancellation);
        if (database is null)
        {
            return StatusReport.Empty(options.Place()) with { Checkpoint = CheckpointBeside(null, options) };
        }

        var store = new AbstractionStore(database.DataSource);
        var blueprint = await new BlueprintStore(database.DataSource).ReadRunAsync(cancellation);
        var report = StatusReport.Of(
            database.Description,
            await store.ReadStatusAsync(cancellation),
            checksum ? await store.ChecksumAsync(cancellation) : null,
            blueprint);
        var runs = await RunsReport.ReadAsync(database, cancellation);
        return report with
        {
            Checkpoint = CheckpointBeside(blueprint, options),
            Shared = runs.Live is { Kind: not LiveSpec.Kind } live ? runs with { Runs = [live] } : null,
        };
    }

    private static StatusBlueprint? CheckpointBeside(StoredRun? stored, DatabaseOptions options)
    {
        var folder = BlueprintFolder.Of(options.Folder);
        try
        {
            return folder.ReadRun() is { } run && (run.Id != stored?.Run.Id || run.Iterations > stored.Run.Iterations)
                ? StatusBlueprint.Of(run, File.GetLastWriteTimeUtc(folder.Checkpoint), folder.Checkpoint)
                : null;
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"poker: {folder.Checkpoint} cannot be read: {error.Message}");
            return null;
        }
    }
}
