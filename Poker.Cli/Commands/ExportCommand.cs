using System.CommandLine;
using Poker.Cli.Output;
using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Infrastructure.Artefacts;
using Poker.Infrastructure.Autotrain;

namespace Poker.Cli.Commands;

/// <summary><c>poker export</c>: an abstraction as one file, for another machine.</summary>
internal static class ExportCommand
{
    private const string Description =
        """
        Write an abstraction into one file (about 50 MB for the full deck), for poker import on another machine.

        Without options that say which, it is the one that is stored. What is not in the data folder is computed first: a database
        that another machine filled holds the rows, but not all that an export needs.
        """;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "The file to write." };
        var force = new Option<bool>("--force") { Description = "Replace the file if it exists." };
        var threads = StandardOptions.Threads();
        var json = StandardOptions.Json();
        var key = new KeyArguments();
        var database = new DatabaseArguments();
        var command = new DocumentedCommand("export", Description) { file, force, threads, json };
        key.AddTo(command);
        database.AddTo(command);
        command.SetWork(async (result, cancellation) =>
        {
            var target = result.GetValue(file)!;
            Check(target, result.GetValue(force));
            var display = ClusterCommand.Display(result.GetValue(json));
            var options = database.Read(result);
            var files = new StreetFolder(Path.Combine(options.Folder, StreetFolder.Name), display.Say);
            var wanted = key.AreGiven(result) ? key.Read(result) : await ExportedKey.FindAsync(options, files, cancellation);
            if (Streets.InOrderOfPlay.ToArray().Any(street => !File.Exists(files.PathOf(wanted, street))))
            {
                display.Say($"The data folder does not hold all of it (poker cluster{wanted.ToOptions()}): computing what is missing.");
            }

            var work = new PreTraining(wanted, result.GetValue(threads), display, files);
            StreetArtefact[] streets = [];
            await display.WhileAsync(() => Task.Run(
                () => streets = [.. work.Compute(cancellation).OrderBy(street => street.Street)], cancellation));
            AbstractionArchive.Write(target.FullName, streets);
            ArchiveReport.Write(target, streets, result.GetValue(json));
        });
        return command;
    }

    // All that can be known to fail is found out before minutes of computing.
    private static void Check(FileInfo target, bool force)
    {
        if (Directory.Exists(target.FullName))
        {
            throw CommandError.BadInput($"{target.FullName} is a folder: name a file in it.");
        }

        if (target.Exists && !force)
        {
            throw CommandError.BadInput($"{target.FullName} exists: name another file, or give --force to replace it.");
        }

        if (target.Directory is not { Exists: true })
        {
            throw CommandError.BadInput($"The folder of {target.FullName} does not exist.");
        }
    }
}
