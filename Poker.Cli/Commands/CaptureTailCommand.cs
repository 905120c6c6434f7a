using System.CommandLine;
using Poker.Cli.Capturing;
using Poker.Cli.Output;
using Poker.Infrastructure.Capture;

namespace Poker.Cli.Commands;

/// <summary><c>poker capture tail</c>: a log file that is being written.</summary>
internal static class CaptureTailCommand
{
    private const string Description =
        """
        Follow a log file in the foreground: store its lines as they come, and make hands of them, until Q and Enter or Ctrl-C.

          poker capture tail table.log --source mygame

        Started again, it goes on where it was. A file that is renamed and begun anew, or truncated, is followed; a last line without an end
        waits for it. The capture service follows the files of its configuration, Poker:Capture:Files, in the same way.
        """;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var path = new Argument<string>("file") { Description = "The file; it need not be there yet." };
        var capture = new CaptureArguments("The source that the lines are to be of. Default: the file's name.");
        var (database, json) = (new DatabaseArguments(), StandardOptions.Json());
        var command = new DocumentedCommand("tail", Description) { EndsItself = true };
        command.Arguments.Add(path);
        command.Options.Add(json);
        capture.AddTo(command);
        database.AddTo(command);
        command.SetWork(async (result, _) =>
        {
            var file = result.GetValue(path)!;
            var source = capture.Source(result) ?? Path.GetFileName(file);
            if (Directory.Exists(file) || !SourceStore.IsName(source))
            {
                throw CommandError.BadInput($"'{file}' is no file that can be followed: name a file, and a --source of at most {SourceStore.LongestName} characters");
            }

            using var stop = new StopRequest();
            stop.ListenForQ();
            await using var work = await CaptureWork.OpenAsync(database.Read(result), stop.Finish);
            var id = (await work.Sources.EnsureAsync(source, capture.Dialect(result), stop.Finish)).Id;
            await new TailRun(work, file, id, result.GetValue(json)).RunAsync(stop.Finish);
        });
        return command;
    }
}
