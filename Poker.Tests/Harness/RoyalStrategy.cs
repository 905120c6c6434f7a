using Npgsql;
using Poker.Core.Clustering;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Postgres.Stores;
using Poker.Tests.Coordinator.Planning.Clustering;

namespace Poker.Tests.Harness;

/// <summary>The royal deck's abstraction and a made-up blueprint of it, stored in a database.</summary>
internal static class RoyalStrategy
{
    private static readonly Lazy<AbstractionTables> Loaded = new(() => new AbstractionTables(RoyalAbstraction.Artefacts));

    /// <summary>The bets: a tree of some thousand decisions.</summary>
    public static BettingTree Tree { get; } = BettingTree.Of(BettingPresets.Tiny);

    /// <summary>The buckets.</summary>
    public static AbstractionTables Abstraction => Loaded.Value;

    /// <summary>Stores both; a tenth of the information sets is not there.</summary>
    public static async Task<StoredRun> StoreAsync(NpgsqlDataSource dataSource, ulong seed = 1)
    {
        await SingleProcess.StoreAsync(new AbstractionStore(dataSource));
        return await StoreBlueprintAsync(dataSource, seed, Run(1_000));
    }

    /// <summary>Stores a blueprint over the one that is there.</summary>
    public static async Task<StoredRun> StoreBlueprintAsync(NpgsqlDataSource dataSource, ulong seed, BlueprintRun run)
    {
        using var tables = MadeUpBlueprint.Tables(Tree, run.Buckets, seed, 0.9);
        return await new BlueprintStore(dataSource).SyncAsync(tables, run, null, null, CancellationToken.None);
    }

    /// <summary>A run of those bets.</summary>
    public static BlueprintRun Run(long iterations) =>
        MadeUpBlueprint.Run(BettingPresets.Tiny, [.. Abstraction.InOrderOfPlay.Select(street => street.Buckets)], iterations);
}
