using System.CommandLine;
using System.CommandLine.Help;
using Poker.Cli.Output;

namespace Poker.Cli.Commands;

/// <summary>The root command: every subcommand is made by one class of this folder.</summary>
internal static class PokerCommand
{
    private const string Description =
        """
        No-limit hold'em: cluster the game, train a blueprint, inspect both, rank hands, replay, solve and play.

        As the first argument, --status, --cluster, --fast and --slow mean the commands of those names.
        poker test (the launcher's own command) runs everything that CI runs.
        """;

    /// <summary>The whole command line. Not a RootCommand: that one is called after the assembly's file.</summary>
    public static Command Create()
    {
        var help = new HelpOption();
        help.Action = new NotedHelp((HelpAction)help.Action!);
        var root = new DocumentedCommand("poker", Description) { help, new VersionOption() };
        root.Subcommands.Add(UpCommand.Create());
        root.Subcommands.Add(WorkerCommand.Create());
        root.Subcommands.Add(DatabaseCommand.Create());
        root.Subcommands.Add(CaptureCommand.Create());
        root.Subcommands.Add(LiveCommand.Create());
        root.Subcommands.Add(ModelsCommand.Create());
        root.Subcommands.Add(StatusCommand.Create());
        root.Subcommands.Add(ClusterCommand.Create());
        root.Subcommands.Add(FastCommand.Create());
        root.Subcommands.Add(SlowCommand.Create());
        root.Subcommands.Add(RunsCommand.Create());
        root.Subcommands.Add(BucketCommand.Create());
        root.Subcommands.Add(EvaluateCommand.Create());
        root.Subcommands.Add(EquityCommand.Create());
        root.Subcommands.Add(ReplayCommand.Create());
        root.Subcommands.Add(SolveCommand.Create());
        root.Subcommands.Add(MatchCommand.Create());
        root.Subcommands.Add(ExploitabilityCommand.Create());
        root.Subcommands.Add(StrategyCommand.Create());
        root.Subcommands.Add(LbrCommand.Create());
        root.Subcommands.Add(PlotCommand.Create());
        root.Subcommands.Add(ExportCommand.Create());
        root.Subcommands.Add(ImportCommand.Create());
        root.Subcommands.Add(BenchCommand.Create());
        return root;
    }
}
