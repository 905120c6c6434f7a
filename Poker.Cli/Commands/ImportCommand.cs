using System.CommandLine;
using Poker.Cli.Output;
using Poker.Cli.Training;
using Poker.Core.Clustering;
using Poker.Infrastructure.Artefacts;
using Poker.Infrastructure.Postgres;

namespace Poker.Cli.Commands;

/// <summary><c>poker import</c>: an abstraction or a blueprint that <c>poker export</c> wrote, into the data folder and the database.</summary>
internal static class ImportCommand
{
    private const string Description =
        """
        Read a file that poker export wrote into the data folder, and fill the database from it without computing anything.

        Every check sum is verified before anything is changed. A blueprint becomes the data folder's checkpoint, which poker fast goes on
        from; it replaces older states of the same run alone, unless --reset is given.
        """;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "The file to read." };
        var noDatabase = new Option<bool>("--no-database") { Description = "Fill the data folder only; poker cluster stores it later without computing." };
        var reset = new Option<bool>("--reset") { Description = "Delete what is stored of that kind first, abstraction or blueprint; asks unless --yes is given." };
        var yes = new Option<bool>("--yes", "-y") { Description = "Answer yes to every question." };
        var json = StandardOptions.Json();
        var database = new DatabaseArguments();
        var command = new DocumentedCommand("import", Description) { file, noDatabase, reset, yes, json };
        database.AddTo(command);
        command.SetWork(async (result, cancellation) =>
        {
            var source = result.GetValue(file)!;
            var options = database.Read(result);
            if (IsBlueprint(source))
            {
                var request = new FastRequest
                {
                    NoDatabase = result.GetValue(noDatabase),
                    Reset = result.GetValue(reset),
                    AssumeYes = result.GetValue(yes),
                    Json = result.GetValue(json),
                };
                var display = FastCommand.Display(request.Json);
                try
                {
                    await new BlueprintImport(request, options, display).RunAsync(source, cancellation);
                }
                finally
                {
                    display.End();
                }

                return;
            }

            await ImportAbstractionAsync(
                source,
                options,
                new ClusterRequest(AbstractionKey.Default, Environment.ProcessorCount, result.GetValue(json)),
                result.GetValue(noDatabase) ? null : (result.GetValue(reset), result.GetValue(yes)),
                cancellation);
        });
        return command;
    }

    private static async Task ImportAbstractionAsync(
        FileInfo source, DatabaseOptions options, ClusterRequest request, (bool Reset, bool AssumeYes)? intoDatabase, CancellationToken cancellation)
    {
        var display = ClusterCommand.Display(request.Json);
        var tables = Read(source);
        var files = new StreetFolder(Path.Combine(options.Folder, StreetFolder.Name), display.Say);
        foreach (var street in tables.InOrderOfPlay)
        {
            files.Keep(street);
        }

        if (intoDatabase is not { } database)
        {
            ArchiveReport.Write(source, tables.InOrderOfPlay, request.Json);
            return;
        }

        var run = new ClusterIntoDatabase(request with { Key = tables.Key }, options, display)
        {
            Reset = database.Reset,
            AssumeYes = database.AssumeYes,
        };
        await run.RunAsync(cancellation);
    }

    // A file that cannot be opened is told of where the archive is read.
    private static bool IsBlueprint(FileInfo source) => source.Exists && BlueprintFile.IsOne(source.FullName);

    private static AbstractionTables Read(FileInfo source)
    {
        if (Directory.Exists(source.FullName))
        {
            throw CommandError.BadInput($"{source.FullName} is a folder: name the file that poker export wrote.");
        }

        try
        {
            var tables = AbstractionArchive.Read(source.FullName);
            return tables.Key.AlgorithmVersion == AbstractionKey.CurrentVersion
                ? tables
                : throw CommandError.BadInput(
                    $"{source.FullName} was made by algorithm version {tables.Key.AlgorithmVersion}, and this build is of version "
                    + $"{AbstractionKey.CurrentVersion}: export it again with this build, or import it with the build that made it.");
        }
        catch (InvalidDataException) when (!AbstractionArchive.IsOne(source.FullName))
        {
            throw CommandError.BadInput($"{source.FullName} cannot be imported: it is no file that poker export wrote.");
        }
        catch (Exception error) when (error is InvalidDataException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw CommandError.BadInput($"{source.FullName} cannot be imported: {error.Message}");
        }
    }
}
