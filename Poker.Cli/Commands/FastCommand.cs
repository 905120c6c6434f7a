using System.CommandLine;
using Poker.Cli.Output;
using Poker.Cli.Progress;
using Poker.Cli.Training;
using Spectre.Console;

namespace Poker.Cli.Commands;

/// <summary><c>poker fast</c>: phase 2 in this process's memory.</summary>
internal static class FastCommand
{
    private const string Description =
        """
        Train a blueprint in memory, and bring it into PostgreSQL when it stops. Clusters first where that is missing.

        It trains until --time or --iterations, or until Q and Enter, Ctrl-C, SIGTERM or a closed terminal: each finishes the batch, writes a
        checkpoint and syncs. A second Ctrl-C gives the sync up: the database keeps its old blueprint, and --sync-only brings the checkpoint
        into it later.

        The line tells iterations (one deal, tried through for both players), decisions met, information sets touched and the mean positive
        regret: the sum over all information sets of the greatest regret, an iteration, in thousandths of a big blind. It is large, since most
        of it is the noise of sets that were met a few times; what counts is that it falls.

        The same command goes on where the last one stopped, from the newer of checkpoint and database; options left out are those of the
        blueprint that is there. One data folder holds one blueprint: another configuration is refused unless --reset deletes it first.

        Its line tells iterations (a deal and a traversal for each player), decisions met (nodes), information sets that training has come
        to, and the mean positive regret: the sum of every set's greatest positive regret, an iteration, in thousandths of a big blind. Of
        one run it should fall; it is a very loose upper bound of what a perfect opponent wins in the abstract game, and no figure to
        compare runs of other bets or buckets by.

          poker fast --time 10m
          poker fast --betting wide200 --checkpoint 1m --keep
          poker fast --deck royal --betting tiny --iterations 100000 --data DIR
        """;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var arguments = new FastArguments();
        var database = new DatabaseArguments();
        var command = new DocumentedCommand("fast", Description) { EndsItself = true };
        arguments.AddTo(command);
        database.AddTo(command);
        command.SetWork(async (result, _) =>
        {
            var request = arguments.Read(result);
            var options = database.Read(result);
            using var stop = new StopRequest();
            var display = Display(request.Json);
            display.Lost = stop.AskToFinish;
            try
            {
                await new FastRun(request, options, ClusterCommand.Display(request.Json), display, stop).RunAsync();
            }
            finally
            {
                display.End();
            }
        });
        return command;
    }

    /// <summary>One changing line on a terminal, lines elsewhere; on standard error where standard output is for JSON.</summary>
    public static TrainingDisplay Display(bool json) =>
        json ? new TrainingDisplay(Console.Error, live: false)
        : new TrainingDisplay(Console.Out, live: !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Ansi);
}
