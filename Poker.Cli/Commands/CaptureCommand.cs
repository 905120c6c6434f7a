using System.CommandLine;

using Poker.Cli.Output;

namespace Poker.Cli.Commands;

/// <summary><c>poker capture</c>: what came of captured console lines.</summary>
internal static class CaptureCommand
{
    private const string Description = "Look after captured lines, hands and samples.";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new DocumentedCommand("capture", Description);
        command.Subcommands.Add(CaptureSamplesCommand.Create());
        return command;
    }
}
