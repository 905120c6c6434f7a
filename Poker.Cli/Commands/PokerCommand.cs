using System.CommandLine;

namespace Poker.Cli.Commands;

/// <summary>The root command: every subcommand is made by one class of this folder.</summary>
internal static class PokerCommand
{
    /// <summary>The whole command line.</summary>
    public static RootCommand Create()
    {
        var root = new RootCommand("No-limit hold'em: cluster the game, train a blueprint, inspect both.");
        root.Subcommands.Add(StatusCommand.Create());
        root.Subcommands.Add(ClusterCommand.Create());
        root.Subcommands.Add(BucketCommand.Create());
        root.Subcommands.Add(EvaluateCommand.Create());
        root.Subcommands.Add(ExportCommand.Create());
        root.Subcommands.Add(ImportCommand.Create());
        root.Subcommands.Add(BenchCommand.Create());
        return root;
    }
}
