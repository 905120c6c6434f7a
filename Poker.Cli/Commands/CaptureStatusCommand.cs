using System.CommandLine;
using Poker.Cli.Capturing;
using Poker.Cli.Output;

namespace Poker.Cli.Commands;

/// <summary><c>poker capture status</c>: what was captured and what came of it.</summary>
internal static class CaptureStatusCommand
{
    private const string Description =
        """
        Show sources and sessions, how far their lines are parsed and in which dialects, and why hands are in quarantine.

        It looks into the database, so that it works whether a service runs or not, and makes nothing.
        """;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var sessions = NumberOption.Whole("--sessions", "How many sessions to list, those first to which lines came last.", 0, 1_000_000, 20);
        var (database, json) = (new DatabaseArguments(), StandardOptions.Json());
        var command = new DocumentedCommand("status", Description) { sessions, json };
        database.AddTo(command);
        command.SetWork(async (result, cancellation) =>
        {
            var report = await CaptureReport.ReadAsync(database.Read(result), result.GetValue(sessions), cancellation);
            if (result.GetValue(json))
            {
                JsonOutput.Write(report);
            }
            else
            {
                CaptureTable.Write(report);
            }
        });
        return command;
    }
}
