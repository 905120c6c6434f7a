using System.CommandLine;
using Poker.Capture.Importing;
using Poker.Cli.Capturing;
using Poker.Cli.Output;

namespace Poker.Cli.Commands;

/// <summary><c>poker capture import</c>: recorded games into the database.</summary>
internal static class CaptureImportCommand
{
    private const string Description =
        """
        Bring recorded games into the database, and make hands of them.

          poker capture import table.log logs/      files, and folders with all below them
          poker capture import --dialect plain --source mygame table.log

        Reads console lines as text (any extension), or as JSON lines with "text" and "t" in milliseconds (.jsonl, .ndjson); logs of PokerNow
        (.csv); hands in the open poker hand history format (.phh, .phhs). Every hand is replayed through the rules engine: it is accepted, or
        put into quarantine with the reason (poker capture status). Lines of one source are of one dialect, detected unless --dialect names it.

        A file is known by what it holds: imported again, it adds nothing, and interrupted, it goes on where it was. One that cannot be read
        adds nothing either, is told of, and stops no other; the exit code is 2 then.
        """;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var paths = new Argument<string[]>("file") { Description = "Files, or folders of them.", Arity = ArgumentArity.OneOrMore };
        var capture = new CaptureArguments("The source that the lines are to be of. Default: import, import-pokernow or import-phh.");
        var (database, json) = (new DatabaseArguments(), StandardOptions.Json());
        var command = new DocumentedCommand("import", Description) { paths, json };
        capture.AddTo(command);
        database.AddTo(command);
        command.SetWork(async (result, cancellation) =>
        {
            var (source, dialect, files) = (capture.Source(result), capture.Dialect(result), Find(result.GetValue(paths)!));
            await using var work = await CaptureWork.OpenAsync(database.Read(result), cancellation);
            var report = await new ImportRun(work).RunAsync(files, source, dialect, cancellation);
            if (result.GetValue(json))
            {
                JsonOutput.Write(report);
            }
            else
            {
                ImportRun.Print(report);
            }

            if (report.Refused.Count > 0)
            {
                throw CommandError.BadInput(string.Join(Environment.NewLine, report.Refused.Select(file => file.Problem)));
            }
        });
        return command;
    }

    private static IReadOnlyList<ImportFile> Find(string[] paths)
    {
        try
        {
            return ImportFile.Find(paths);
        }
        catch (ImportException error)
        {
            throw CommandError.BadInput(error.Message);
        }
    }
}
