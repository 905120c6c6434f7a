using System.CommandLine;
using Poker.Cli.Output;

namespace Poker.Cli.Commands;

/// <summary><c>poker capture</c>: console lines and the hands in them.</summary>
internal static class CaptureCommand
{
    private const string Description =
        """
        Capture hands from consoles: who may send lines, and what came of them.

        poker up runs the service that takes lines; docs/capture.md says how to send them.

          poker capture keys add laptop
          poker capture import table.log
          poker capture status
        """;

    /// <summary>The command.</summary>
    public static Command Create() => new DocumentedCommand("capture", Description)
    {
        CaptureKeysCommand.Create(),
        CaptureWatchCommand.Create(),
        CaptureTailCommand.Create(),
        CaptureImportCommand.Create(),
        CaptureStatusCommand.Create(),
        CaptureReparseCommand.Create(),
        CaptureSamplesCommand.Create(),
    };
}
