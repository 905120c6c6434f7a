using System.CommandLine;
using Poker.Cli.Hosting;
using Poker.Cli.Output;
using Poker.Cli.Training;
using Spectre.Console;

namespace Poker.Cli.Commands;

/// <summary><c>poker slow</c>: phase 2 by workers that meet in the database.</summary>
internal static class SlowCommand
{
    private const string Description =
        """
        Train a blueprint with workers that share the work through PostgreSQL. Clusters first where that is missing.

        The workers are this process's own and any that poker worker adds; with --coordinator the run is shared by those of a coordinator
        that runs already, whose database --data or --database has to name.

        It trains until --time or --iterations, or until Q and Enter, Ctrl-C or SIGTERM: batches at work are finished and counted, and
        the blueprint brought up to date. Every batch that counts is durable: a killed run loses those at work, and the same command goes on
        with it, as after a second Ctrl-C, which waits for nothing. A run that is dropped (poker runs stop --drop) goes on nowhere: the
        blueprint stays as it was at its last sync.

        Fast and slow sessions train the same blueprint: each goes on where the other stopped. Fast is several times as quick on one machine.

          poker slow --workers 2 --time 1h
          poker slow --coordinator http://127.0.0.1:5100 --iterations 100000000
        """;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var arguments = new SharedRunArguments("Workers in this process. Default: one a processor, none with --coordinator.");
        var (coordinator, database) = (new CoordinatorArguments(), new DatabaseArguments());
        var command = new DocumentedCommand("slow", Description) { EndsItself = true };
        arguments.AddTo(command);
        coordinator.AddTo(command, required: false);
        database.AddTo(command);
        command.SetWork(async (result, _) =>
        {
            var request = arguments.Read(result);
            var options = database.Read(result);
            var address = coordinator.Read(result, options);
            using var stop = new StopRequest();
            await using var display = Display(request.Training.Json);
            await new SlowRun(request, options, address, display, stop).RunAsync();
        });
        return command;
    }

    // What it prints at its end is its result: progress goes elsewhere where that is JSON.
    private static PlainHostDisplay Display(bool json) =>
        json ? new PlainHostDisplay(Console.Error, live: false)
        : new PlainHostDisplay(Console.Out, live: !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Ansi);
}
