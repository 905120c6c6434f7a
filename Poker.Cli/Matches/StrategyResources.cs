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
    private readonly CancellationToken _cancel;
    private readonly Dictionary<string, OpenBlueprint> _blueprints = [];
    private readonly Lazy<IHandEquities> _equities;

    /// <summary>Resources of a data folder and a database.</summary>
    /// <param name="database">Where the abstraction's files and blueprints are, if anywhere.</param>
    /// <param name="deck">The cards in play.</param>
    /// <param name="threads">Threads for computing what is not there.</param>
    /// <param name="cancel">Ends the loading.</param>
    public StrategyResources(DatabaseOptions database, Deck deck, int threads, CancellationToken cancel)
    {
        (_database, _cancel) = (database, cancel);
        _equities = new(() => EquitiesOf(deck, threads));
    }

    /// <summary>Equities against a random hand: from the abstraction's files, or computed. They are the same.</summary>
    public IHandEquities Equities => _equities.Value;

    /// <summary>A blueprint's player, the blueprint in memory; named as it was asked for, and read once however many play it.</summary>
    /// <param name="source">What <see cref="BlueprintSource"/> understands, or null.</param>
    public BlueprintStrategy Blueprint(string? source)
    {
        if (!_blueprints.TryGetValue(source ?? "", out var opened))
        {
            // Reading from the database is asynchronous, the catalogue is not: this is before any hand is played.
            opened = Task.Run(() => BlueprintSource.OpenAsync(source, _database, inMemory: true, _cancel), _cancel).GetAwaiter().GetResult();
            _blueprints[source ?? ""] = opened;
        }

        return opened.Player(source is null ? "blueprint" : $"blueprint:{Path.GetFileName(source)}");
    }

    private IHandEquities EquitiesOf(Deck deck, int threads)
    {
        var key = AbstractionKey.Default with { Deck = deck.Name };
        var files = new StreetFolder(Path.Combine(_database.Folder, StreetFolder.Name));
        return files.Load(key) is { } tables ? new TableEquities(tables)
            : deck == Deck.Full ? new ComputedEquities(threads)

            // A small deck's abstraction takes seconds.
            : new TableEquities(new(new ClusteringPipeline(key, threads).Run(_cancel)));
    }
}
