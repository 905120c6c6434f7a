using System.CommandLine;
using Poker.Cli.Output;
using Poker.Cli.Progress;
using Spectre.Console;

namespace Poker.Cli.Commands;

/// <summary><c>poker cluster</c>: phase 1, into the database or in memory only.</summary>
internal static class ClusterCommand
{
    private const string Description =
        """
        Cluster every hold'em situation into buckets, river to preflop, and stream them into PostgreSQL.

        Streets that are complete are left alone, so that a run that was stopped or killed goes on where it was.
        The full deck needs 9.5 GB of free disk; --deck royal is a small game for trying things out.
        """;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var key = new KeyArguments();
        var database = new DatabaseArguments();
        var threads = StandardOptions.Threads();
        var json = StandardOptions.Json();
        var noDatabase = new Option<bool>("--no-database") { Description = "Compute everything in memory, store nothing, and print the result's fingerprint." };
        var reset = new Option<bool>("--reset") { Description = "Delete the stored abstraction first; asks unless --yes is given." };
        var yes = new Option<bool>("--yes", "-y") { Description = "Answer yes to every question." };
        var wait = new Option<bool>("--wait") { Description = "If another process is training in this database, wait for it instead of giving up." };
        var command = new DocumentedCommand("cluster", Description) { threads, noDatabase, reset, yes, wait, json };
        key.AddTo(command);
        database.AddTo(command);
        command.SetWork(async (result, cancellation) =>
        {
            var display = Display(result.GetValue(json));
            var request = new ClusterRequest(key.Read(result), result.GetValue(threads), result.GetValue(json));
            if (result.GetValue(noDatabase))
            {
                await ClusterInMemory.RunAsync(request, display, cancellation);
                return;
            }

            var run = new ClusterIntoDatabase(request, database.Read(result), display)
            {
                Reset = result.GetValue(reset),
                AssumeYes = result.GetValue(yes),
                Wait = result.GetValue(wait),
            };
            await run.RunAsync(cancellation);
        });
        return command;
    }

    /// <summary>Bars on a terminal, lines elsewhere; on standard error where standard output is for JSON.</summary>
    public static IClusteringDisplay Display(bool json) =>
        json ? new PlainDisplay(Console.Error)
        : Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Ansi ? new PlainDisplay(Console.Out)
        : new BarDisplay(AnsiConsole.Console);
}
