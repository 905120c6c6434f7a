using Npgsql;
using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Infrastructure.Postgres.Stores;
using Poker.Tests.Harness;

namespace Poker.Tests.Explorer.Buckets;

/// <summary>The small abstraction of the royal deck, in a database.</summary>
internal static class StoredAbstraction
{
    /// <summary>Its tables in memory.</summary>
    public static AbstractionTables Tables { get; } = new(RoyalAbstraction.Artefacts);

    /// <summary>Stores it.</summary>
    public static async Task StoreAsync(NpgsqlDataSource dataSource)
    {
        var store = new AbstractionStore(dataSource);
        foreach (var artefact in RoyalAbstraction.Artefacts)
        {
            var entries = HandEntries.Of(Deck.Royal, artefact.Street);
            await store.StoreStreetAsync(artefact.ToClustering(entries), RoyalAbstraction.Key, null, CancellationToken.None);
        }
    }
}
