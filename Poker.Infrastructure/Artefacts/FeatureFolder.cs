using Poker.Core.Clustering;
using Poker.Core.Learning.Samples;
using Poker.Core.Play;

namespace Poker.Infrastructure.Artefacts;

/// <summary>What feature vectors are made with on a machine.</summary>
public static class FeatureFolder
{
    /// <summary>
    /// With equities and buckets of the street files where the data folder holds the default abstraction's (60 MB); else with computed equities, which
    /// are the same, and without buckets.
    /// </summary>
    /// <param name="dataFolder">The data folder.</param>
    /// <param name="threads">Threads for computing.</param>
    public static FeatureWriter Load(string dataFolder, int threads) => Find(dataFolder) ?? new(new ComputedEquities(threads));

    /// <summary>With equities and buckets of the default abstraction's street files, or null where the data folder lacks one of them.</summary>
    /// <param name="dataFolder">The data folder.</param>
    public static FeatureWriter? Find(string dataFolder)
    {
        var files = new StreetFolder(Path.Combine(dataFolder, StreetFolder.Name));
        return files.Load(AbstractionKey.Default) is { } tables ? new(new TableEquities(tables), tables) : null;
    }
}
