using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Play;
using Poker.Infrastructure.Artefacts;

namespace Poker.Cli.Matches;

/// <summary>What strategies share, loaded when the first one asks for it.</summary>
internal sealed class StrategyResources
{
    private readonly Lazy<AbstractionTables?> _tables;
    private readonly Lazy<IHandEquities> _equities;

    /// <summary>Resources of a data folder.</summary>
    /// <param name="dataFolder">Where the abstraction's files are, if anywhere.</param>
    /// <param name="threads">Threads for computing what is not there.</param>
    public StrategyResources(string dataFolder, int threads)
    {
        DataFolder = dataFolder;
        _tables = new(() => Find(new StreetFolder(Path.Combine(dataFolder, StreetFolder.Name))));
        _equities = new(() => _tables.Value is { } tables ? new TableEquities(tables) : new ComputedEquities(threads));
    }

    /// <summary>The data folder.</summary>
    public string DataFolder { get; }

    /// <summary>The full deck's abstraction with the usual key, or null where its files are not all there.</summary>
    public AbstractionTables? Tables => _tables.Value;

    /// <summary>Equities against a random hand: from those tables, or computed. They are the same.</summary>
    public IHandEquities Equities => _equities.Value;

    private static AbstractionTables? Find(StreetFolder folder)
    {
        var streets = new List<StreetArtefact>();
        foreach (var street in Streets.InOrderOfPlay)
        {
            if (folder.Find(AbstractionKey.Default, street) is { } artefact)
            {
                streets.Add(artefact);
            }
        }

        return streets.Count == Streets.InOrderOfPlay.Length ? new AbstractionTables(streets) : null;
    }
}
