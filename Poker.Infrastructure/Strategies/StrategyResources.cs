using System.Globalization;
using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Learning.Policies;
using Poker.Core.Learning.Samples;
using Poker.Core.Play;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Artefacts;
using Poker.Infrastructure.Models;
using Poker.Infrastructure.Onnx;
using Poker.Infrastructure.Postgres;

namespace Poker.Infrastructure.Strategies;

/// <summary>What strategies share, loaded when the first one asks for it.</summary>
public sealed class StrategyResources
{
    private readonly DatabaseOptions _database;
    private readonly CancellationToken _cancel;
    private readonly Dictionary<string, OpenBlueprint> _blueprints = [];
    private readonly Dictionary<IStrategy, BlueprintRun> _runs = new(ReferenceEqualityComparer.Instance);
    private readonly Lazy<AbstractionTables?> _tables;
    private readonly Lazy<IHandEquities> _equities;

    /// <summary>Resources of a data folder and a database.</summary>
    /// <param name="database">Where the abstraction's files, blueprints and models are, if anywhere.</param>
    /// <param name="deck">The cards in play.</param>
    /// <param name="threads">Threads for computing what is not there.</param>
    /// <param name="cancel">Ends the loading.</param>
    public StrategyResources(DatabaseOptions database, Deck deck, int threads, CancellationToken cancel)
    {
        (_database, _cancel) = (database, cancel);
        var key = AbstractionKey.Default with { Deck = deck.Name };
        _tables = new(() => new StreetFolder(Path.Combine(_database.Folder, StreetFolder.Name)).Load(key));
        _equities = new(() => EquitiesOf(key, deck, threads));
    }

    /// <summary>Equities against a random hand: from the abstraction's files, or computed. They are the same.</summary>
    public IHandEquities Equities => _equities.Value;

    /// <summary>Whether the abstraction's files are there.</summary>
    public bool HasBuckets => _tables.Value is not null;

    /// <summary>Vectors for policies, with buckets where the abstraction's files are there.</summary>
    public FeatureWriter Features => new(Equities, _tables.Value);

    /// <summary>A blueprint's player, the blueprint in memory; named as it was asked for, and read once however many play it.</summary>
    /// <param name="source">What <see cref="BlueprintSource"/> understands, or null.</param>
    /// <exception cref="StrategyException">There is none, or it cannot be used.</exception>
    public BlueprintStrategy Blueprint(string? source)
    {
        if (!_blueprints.TryGetValue(source ?? "", out var opened))
        {
            opened = Wait(() => BlueprintSource.OpenAsync(source, _database, inMemory: true, _cancel));
            _blueprints[source ?? ""] = opened;
        }

        var player = opened.Player(source is null ? "blueprint" : $"blueprint:{Path.GetFileName(source)}");
        _runs.Add(player, opened.Run);
        return player;
    }

    /// <summary>Of which training a player's blueprint is, and how far; null of one that is no blueprint of these.</summary>
    public BlueprintRun? RunOf(IStrategy player) => _runs.GetValueOrDefault(player);

    /// <summary>A model's player.</summary>
    /// <param name="source">An ONNX file, a version of the registry, or null for the one in production.</param>
    /// <exception cref="StrategyException">There is none, or it cannot be used.</exception>
    public PolicyStrategy Model(string? source)
    {
        var isVersion = long.TryParse(source, NumberStyles.None, CultureInfo.InvariantCulture, out var version);
        var (bytes, name) = source is null || isVersion
            ? Wait(() => ModelOfRegistryAsync(isVersion ? version : null))
            : (FileOf(source), $"model:{Path.GetFileName(source)}");
        try
        {
            return new PolicyStrategy(new NetworkPolicy(PolicyOnnx.Read(bytes).Network), Features, name);
        }
        catch (Exception error) when (error is InvalidDataException or ArgumentException)
        {
            throw StrategyException.BadInput($"{name} cannot play: {error.Message}");
        }
    }

    // Reading from the database is asynchronous, the catalogue is not: this is before any hand is played.
    private T Wait<T>(Func<Task<T>> work) => Task.Run(work, _cancel).GetAwaiter().GetResult();

    private static byte[] FileOf(string path) => File.Exists(path)
        ? File.ReadAllBytes(path)
        : throw StrategyException.BadInput($"There is no model file '{path}'. A model is an ONNX file, a version's number, or if none is named the one in production.");

    private async Task<(byte[] Bytes, string Name)> ModelOfRegistryAsync(long? version)
    {
        await using var database = await PokerDatabase.OpenExistingAsync(_database, _cancel)
            ?? throw new StrategyException($"there is no model yet: {_database.Folder} has no database");
        var models = new ModelStore(database.DataSource);
        var wanted = version ?? (await models.InServiceAsync(ModelState.Production, _cancel))?.Version
            ?? throw new StrategyException($"{database.Description} has no model in production: poker models list shows those that there are");
        try
        {
            return (await models.BytesAsync(wanted, _cancel), $"model:{wanted}");
        }
        catch (ModelRefusedException refused)
        {
            throw new StrategyException(refused.Message);
        }
    }

    private IHandEquities EquitiesOf(AbstractionKey key, Deck deck, int threads) => _tables.Value is { } tables ? new TableEquities(tables)
        : deck == Deck.Full ? new ComputedEquities(threads)

        // A small deck's abstraction takes seconds.
        : new TableEquities(new(new ClusteringPipeline(key, threads).Run(_cancel)));
}
