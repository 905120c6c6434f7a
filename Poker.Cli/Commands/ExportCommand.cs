using System.CommandLine;
using Poker.Cli.Output;
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

        What is not in the data folder yet is computed first; no database is needed.
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
            if (target.Exists && !result.GetValue(force))
            {
                throw CommandError.BadInput($"{target.FullName} exists: name another file, or give --force to replace it.");
            }

            if (target.Directory is not { Exists: true })
            {
                throw CommandError.BadInput($"The folder of {target.FullName} does not exist.");
            }

            var display = ClusterCommand.Display(result.GetValue(json));
            var streets = new StreetArtefact[4];
            var files = new StreetFolder(Path.Combine(database.Read(result).Folder, StreetFolder.Name), display.Say);
            var work = new PreTraining(key.Read(result), result.GetValue(threads), display, files);
            await display.WhileAsync(() => Task.Run(
                () =>
                {
                    foreach (var artefact in work.Compute(cancellation))
                    {
                        streets[(int)artefact.Street] = artefact;
                    }
                },
                cancellation));
            AbstractionArchive.Write(target.FullName, streets);
            ArchiveReport.Write(target, streets, result.GetValue(json));
        });
        return command;
    }
}
