using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Artefacts;

namespace Poker.Infrastructure.Strategies.Ranges;

/// <summary>A blueprint that can be looked at.</summary>
/// <param name="Name">What to ask for: <c>database</c>, or a file's path in the blueprint folder without its ending.</param>
/// <param name="Run">What it is; null where that cannot be read.</param>
/// <param name="At">When it was written.</param>
/// <param name="Bytes">The file's length; 0 for the database.</param>
/// <param name="File">The file; null for the database.</param>
/// <param name="Problem">Why it cannot be looked at, or null.</param>
public sealed record BlueprintListing(string Name, BlueprintRun? Run, DateTimeOffset At, long Bytes, string? File, string? Problem)
{
    // What cannot be looked into takes nothing else away; AttributesToSkip leaves out hidden files unless told.
    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None };

    /// <summary>The blueprint files of a data folder: those beside the checkpoint, and those that were kept, by name.</summary>
    /// <param name="dataFolder">The data folder.</param>
    public static IReadOnlyList<BlueprintListing> FilesOf(string dataFolder)
    {
        var folder = Path.Combine(dataFolder, BlueprintFolder.Name);
        return [.. FilesIn(folder).Order(StringComparer.Ordinal).Select(file => Of(folder, file))];
    }

    /// <summary>One of them; null where there is none of that name. No other file is opened.</summary>
    /// <param name="dataFolder">The data folder.</param>
    /// <param name="name">Its name.</param>
    public static BlueprintListing? Find(string dataFolder, string name)
    {
        var folder = Path.Combine(dataFolder, BlueprintFolder.Name);
        return FilesIn(folder).FirstOrDefault(file => NameOf(folder, file) == name) is { } found ? Of(folder, found) : null;
    }

    private static IEnumerable<string> FilesIn(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, $"*{BlueprintFolder.Extension}", Everywhere) : [];

    private static string NameOf(string folder, string file) => Path.ChangeExtension(Path.GetRelativePath(folder, file), null).Replace('\\', '/');

    private static BlueprintListing Of(string folder, string file)
    {
        var name = NameOf(folder, file);
        var (at, bytes) = (new DateTimeOffset(System.IO.File.GetLastWriteTimeUtc(file)), new FileInfo(file) is { Exists: true } found ? found.Length : 0);
        if (name == BlueprintSource.Database)
        {
            return new(name, null, at, bytes, file, "Its name means the database's blueprint: give the file another one.");
        }

        try
        {
            return new(name, BlueprintFile.ReadRun(file), at, bytes, file, null);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return new(name, null, at, bytes, file, $"It cannot be read: {error.Message}");
        }
    }
}
