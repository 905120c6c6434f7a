using Poker.Core.Cards;
using Poker.Core.Clustering;

namespace Poker.Infrastructure.Artefacts;

/// <summary>A folder of street files, one sub-folder a key: what an interrupted run goes on from, and where look-ups load from.</summary>
/// <param name="folder">The folder; made when first written to.</param>
/// <param name="report">Told in a sentence of files that were damaged and are made anew.</param>
public sealed class StreetFolder(string folder, Action<string>? report = null) : IStreetCache
{
    private static readonly TimeSpan DraftLife = TimeSpan.FromHours(1);

    /// <summary>The folder's usual name within the data folder.</summary>
    public const string Name = "abstraction";

    /// <summary>The file of a street, whether it exists or not.</summary>
    public string PathOf(AbstractionKey key, Street street) => Path.Combine(
        folder,
        $"{key.Deck}-{key.RiverBuckets}-{key.TurnBuckets}-{key.FlopBuckets}-{key.PreflopBuckets}-i{key.FlopIterations}-s{key.Seed}-v{key.AlgorithmVersion}",
        $"{street.Name()}.street");

    /// <inheritdoc />
    public StreetArtefact? Find(AbstractionKey key, Street street)
    {
        var path = PathOf(key, street);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var stream = File.OpenRead(path);
            var artefact = StreetFile.Read(stream);
            return artefact.Key == key && artefact.Street == street ? artefact : throw new InvalidDataException("It belongs to another key.");
        }
        catch (InvalidDataException error)
        {
            report?.Invoke($"{path} is not used and made anew: {error.Message}");
            return null;
        }
    }

    /// <inheritdoc />
    public void Keep(StreetArtefact artefact)
    {
        var path = PathOf(artefact.Key, artefact.Street);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        RemoveOldDrafts(path);
        DurableFile.Write(path, stream => StreetFile.Write(stream, artefact));
    }

    /// <summary>The keys that the folder holds street files of, complete or not; files that cannot be read are passed over and told of.</summary>
    public IReadOnlyList<AbstractionKey> Keys()
    {
        var keys = new HashSet<AbstractionKey>();
        foreach (var file in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.street", SearchOption.AllDirectories) : [])
        {
            try
            {
                using var stream = File.OpenRead(file);
                keys.Add(StreetFile.ReadKey(stream));
            }
            catch (InvalidDataException error)
            {
                report?.Invoke($"{file} is not used: {error.Message}");
            }
        }

        return [.. keys];
    }

    /// <summary>Loads the whole abstraction of a key, or null where a street's file is missing or damaged.</summary>
    public AbstractionTables? Load(AbstractionKey key)
    {
        var streets = new List<StreetArtefact>();
        foreach (var street in Streets.InOrderOfPlay)
        {
            if (Find(key, street) is not { } artefact)
            {
                return null;
            }

            streets.Add(artefact);
        }

        return new AbstractionTables(streets);
    }

    // What a killed process was writing. Nothing takes an hour to write, so that what is older has no writer any more.
    private static void RemoveOldDrafts(string path)
    {
        foreach (var draft in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, $"*{DurableFile.DraftSuffix}"))
        {
            if (DateTime.UtcNow - File.GetLastWriteTimeUtc(draft) > DraftLife)
            {
                File.Delete(draft);
            }
        }
    }
}
