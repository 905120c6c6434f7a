using System.CommandLine;
using Poker.Cli.Output;
using Poker.Core.Clustering;
using Poker.Infrastructure.Artefacts;

namespace Poker.Cli.Commands;

/// <summary><c>poker import</c>: an abstraction that <c>poker export</c> wrote, into the data folder and the database.</summary>
internal static class ImportCommand
{
    private const string Description =
        """
        Read a file that poker export wrote into the data folder, and fill the database from it without computing anything.

        Every street's check sum is verified before anything is changed.
        """;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "The file to read." };
        var noDatabase = new Option<bool>("--no-database") { Description = "Fill the data folder only; poker cluster stores it later without computing." };
        var reset = new Option<bool>("--reset") { Description = "Delete the stored abstraction first; asks unless --yes is given." };
        var yes = new Option<bool>("--yes", "-y") { Description = "Answer yes to every question." };
        var json = StandardOptions.Json();
        var database = new DatabaseArguments();
        var command = new DocumentedCommand("import", Description) { file, noDatabase, reset, yes, json };
        database.AddTo(command);
        command.SetWork(async (result, cancellation) =>
        {
            var source = result.GetValue(file)!;
            var options = database.Read(result);
            var display = ClusterCommand.Display(result.GetValue(json));
            var tables = Read(source);
            var files = new StreetFolder(Path.Combine(options.Folder, StreetFolder.Name), display.Say);
            foreach (var street in tables.InOrderOfPlay)
            {
                files.Keep(street);
            }

            if (result.GetValue(noDatabase))
            {
                ArchiveReport.Write(source, tables.InOrderOfPlay, result.GetValue(json));
                return;
            }

            var request = new ClusterRequest(tables.Key, Environment.ProcessorCount, result.GetValue(json));
            var run = new ClusterIntoDatabase(request, options, display)
            {
                Reset = result.GetValue(reset),
                AssumeYes = result.GetValue(yes),
            };
            await run.RunAsync(cancellation);
        });
        return command;
    }

    private static AbstractionTables Read(FileInfo source)
    {
        try
        {
            var tables = AbstractionArchive.Read(source.FullName);
            return tables.Key.AlgorithmVersion == AbstractionKey.CurrentVersion
                ? tables
                : throw CommandError.BadInput(
                    $"{source.FullName} was made by algorithm version {tables.Key.AlgorithmVersion}, and this build is of version "
                    + $"{AbstractionKey.CurrentVersion}: export it again with this build, or import it with the build that made it.");
        }
        catch (Exception error) when (error is InvalidDataException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw CommandError.BadInput($"{source.FullName} cannot be imported: {error.Message}");
        }
    }
}
