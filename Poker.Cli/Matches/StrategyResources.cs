using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Play;
using Poker.Infrastructure.Artefacts;
using Poker.Infrastructure.Postgres;

namespace Poker.Cli.Matches;

/// <summary>What strategies share, loaded when the first one asks for it.</summary>
internal sealed class StrategyResources
{
    private readonly DatabaseOptions _database;
    private readonly Lazy<AbstractionTables?> _tables;
    private readonly Lazy<IHandEquities> _equities;

    /// <summary>Resources of a data folder.</summary>
    /// <param name="dataFolder">Where the abstraction's files are, if anywhere.</param>
    /// <param name="threads">Threads for computing what is not there.</param>
    /// <param name="database">The database, if another than that folder's.</param>
    public StrategyResources(string dataFolder, int threads, DatabaseOptions? database = null)
    {
        DataFolder = dataFolder;
        _database = database ?? DatabaseOptions.From(dataFolder, null);
        _tables = new(() => Find(new StreetFolder(Path.Combine(dataFolder, StreetFolder.Name))));
        _equities = new(() => _tables.Value is { } tables ? new TableEquities(tables) : new ComputedEquities(threads));
    }

    /// <summary>The data folder.</summary>
    public string DataFolder { get; }

    /// <summary>The full deck's abstraction with the usual key, or null where its files are not all there.</summary>
    public AbstractionTables? Tables => _tables.Value;

    /// <summary>Equities against a random hand: from those tables, or computed. They are the same.</summary>
    public IHandEquities Equities => _equities.Value;

    /// <summary>A blueprint's player, the blueprint in memory; named as it was asked for.</summary>
    /// <param name="source">What <see cref="BlueprintSource"/> understands, or null.</param>
    public BlueprintStrategy Blueprint(string? source)
    {
        // Reading from the database is asynchronous, the catalogue is not: this is before any hand is played.
        var opened = Task.Run(() => BlueprintSource.OpenAsync(source, _database, inMemory: true, CancellationToken.None)).GetAwaiter().GetResult();
        return opened.Player(source is null ? "blueprint" : $"blueprint:{Path.GetFileName(source)}");
    }

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
