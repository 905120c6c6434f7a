using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Infrastructure.Autotrain;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Stores;
using Poker.Tests.Harness;

namespace Poker.Tests.Coordinator.Planning.Clustering;

/// <summary>The royal deck's tables as one process makes them, made once.</summary>
internal static class SingleProcess
{
    private static (IReadOnlyList<TableChecksum> Checksums, StreetRun[] Runs, long Leaves)? _tables;

    /// <summary>The tables' checksums, what each street's run noted, and the leaves.</summary>
    public static async Task<(IReadOnlyList<TableChecksum> Checksums, StreetRun[] Runs, long Leaves)> TablesAsync(PostgresFixture postgres, long rowsPerLeaf)
    {
        if (_tables is null)
        {
            var connectionString = await postgres.CreateDatabaseAsync("single_process");
            await using var database = await PokerDatabase.OpenAsync(new DatabaseOptions { ConnectionString = connectionString }, CancellationToken.None);
            var store = new AbstractionStore(database.DataSource, new StoreOptions(2, rowsPerLeaf));
            await new PreTraining(RoyalAbstraction.Key, 2, null, null).RunAsync(store, null, CancellationToken.None);
            await using var count = database.DataSource.CreateCommand("SELECT count(*) FROM clustering_part");
            var runs = (await store.ReadStatusAsync(CancellationToken.None)).Select(street => Timeless(street.Run!)).ToArray();
            _tables = (await store.ChecksumAsync(CancellationToken.None), runs, (long)(await count.ExecuteScalarAsync())!);
        }

        return _tables.Value;
    }

    /// <summary>What a run noted, but for when and how long.</summary>
    public static StreetRun Timeless(StreetRun run) => run with { ComputeSeconds = 0, StoreSeconds = 0, FinishedAt = default };

    /// <summary>Stores the finished streets as one process does.</summary>
    public static async Task StoreAsync(AbstractionStore store)
    {
        var deck = Deck.Named(RoyalAbstraction.Key.Deck);
        foreach (var artefact in RoyalAbstraction.Artefacts)
        {
            await store.StoreStreetAsync(
                artefact.ToClustering(HandEntries.Of(deck, artefact.Street)), RoyalAbstraction.Key, null, CancellationToken.None);
        }
    }
}
