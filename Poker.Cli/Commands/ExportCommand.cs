using System.CommandLine;
using Poker.Cli.Output;
using Poker.Cli.Training;
using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Infrastructure.Artefacts;
using Poker.Infrastructure.Autotrain;

namespace Poker.Cli.Commands;

/// <summary><c>poker export</c>: an abstraction or a blueprint as one file, for another machine.</summary>
internal static class ExportCommand
{
    private const string Description =
        """
        Write the abstraction, or the blueprint, into one file, for poker import on another machine.

        The abstraction (about 50 MB for the full deck) is, without options that say which, the one that is stored. What is not in the data
        folder is computed first: a database that another machine filled holds the rows, but not all that an export needs.

        --what blueprint writes the newer of the data folder's checkpoint and the database's blueprint. Strategies play from that file.
        """;

    private const string Blueprint = "blueprint";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "The file to write." };
        var force = new Option<bool>("--force") { Description = "Replace the file if it exists." };
        var what = new Option<string>("--what") { Description = "abstraction or blueprint.", HelpName = "WHAT", DefaultValueFactory = _ => "abstraction" };
        what.AcceptOnlyFromAmong("abstraction", Blueprint);
        var threads = StandardOptions.Threads();
        var json = StandardOptions.Json();
        var key = new KeyArguments();
        var database = new DatabaseArguments();
        var command = new DocumentedCommand("export", Description) { file, what, force, threads, json };
        key.AddTo(command);
        database.AddTo(command);
        command.SetWork(async (result, cancellation) =>
        {
            var target = result.GetValue(file)!;
            TargetFile.Check(target, result.GetValue(force));
            var options = database.Read(result);
            if (result.GetValue(what) == Blueprint)
            {
                if (key.AreGiven(result))
                {
                    throw CommandError.BadInput("--deck, --seed and the numbers of buckets choose an abstraction: leave them out with --what blueprint.");
                }

                await BlueprintExport.RunAsync(target, options, result.GetValue(json), cancellation);
                return;
            }

            var display = ClusterCommand.Display(result.GetValue(json));
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
}
