using Npgsql;
using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Infrastructure.Postgres.Stores;
using Poker.Tests.Harness;

namespace Poker.Tests.Explorer.Buckets;

/// <summary>The small abstraction of the royal deck, in a database.</summary>
internal static class StoredAbstraction
{
    private static readonly Lazy<StreetArtefact[]> Coarser = new(() =>
        [.. new ClusteringPipeline(RoyalAbstraction.Key with { TurnBuckets = 13, FlopBuckets = 9 }, 2).Run()]);

    /// <summary>Its tables in memory.</summary>
    public static AbstractionTables Tables { get; } = new(RoyalAbstraction.Artefacts);

    /// <summary>Its streets, the river first.</summary>
    public static IReadOnlyList<StreetArtefact> Fine => RoyalAbstraction.Artefacts;

    /// <summary>Another one with fewer buckets on the turn and on the flop.</summary>
    public static IReadOnlyList<StreetArtefact> Coarse => Coarser.Value;

    /// <summary>Stores it.</summary>
    public static Task StoreAsync(NpgsqlDataSource dataSource) => StoreAsync(dataSource, Fine);

    /// <summary>Stores streets.</summary>
    public static async Task StoreAsync(NpgsqlDataSource dataSource, IEnumerable<StreetArtefact> streets)
    {
        var store = new AbstractionStore(dataSource);
        foreach (var artefact in streets)
        {
            var entries = HandEntries.Of(Deck.Royal, artefact.Street);
            await store.StoreStreetAsync(artefact.ToClustering(entries), RoyalAbstraction.Key, null, CancellationToken.None);
        }
    }

    /// <summary>Replaces all streets but the river, as a clustering that is begun anew does.</summary>
    public static async Task ReplaceAsync(NpgsqlDataSource dataSource, IReadOnlyList<StreetArtefact> streets)
    {
        await new AbstractionStore(dataSource).ResetAsync(Street.Turn, CancellationToken.None);
        await StoreAsync(dataSource, streets.Where(street => street.Street != Street.River));
    }
}
