using System.Runtime.Versioning;
using Npgsql;
using Poker.Coordinator.Planning.Clustering;
using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Autotrain;
using Poker.Infrastructure.Batches;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Postgres.Stores;
using Poker.Tests.Harness;

namespace Poker.Tests.EndToEnd.Hosting;

[UnsupportedOSPlatform("windows")]
[Collection(RoyalCollection.Name)]
[Trait("Category", "Chaos")] // Half a minute to two a seed.
public sealed class ChaosTests(RoyalRun royal)
{
    private const string CountedSql =
        "SELECT count(*), count(DISTINCT epoch), sum(iterations)::bigint FROM blueprint_batch WHERE run = $1 AND epoch IS NOT NULL";

    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(8);

    public static TheoryData<ulong> Seeds => [.. Enumerable.Range(1, 20).Select(seed => (ulong)seed)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Clustering_comes_to_the_same_tables_whatever_dies(ulong seed)
    {
        await using var system = await ChaosSystem.StartAsync(await royal.EmptyAsync(), seed);
        var key = AbstractionKey.Default with { Deck = Deck.Royal.Name };

        await FinishAsync(system, ClusteringPlanner.RunKind, new ClusteringSpec(key).ToJson());

        Assert.Equal(royal.Checksums, await system.Folder.ChecksumsAsync());
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Training_counts_every_batch_exactly_once_whatever_dies(ulong seed)
    {
        await using var system = await ChaosSystem.StartAsync(await royal.CopyAsync(), seed);
        var key = BlueprintKey.Of(AbstractionKey.Default with { Deck = Deck.Royal.Name }, BettingPresets.Tiny, new TrainingOptions());
        var spec = new BlueprintSpec { Key = key, Iterations = 500_000, KeepDeltas = true };

        var run = await FinishAsync(system, BlueprintSpec.Kind, spec.ToJson());

        await using var database = await system.Folder.OpenAsync();
        await using var connection = await database.DataSource.OpenConnectionAsync();
        var progress = (await new BatchLedger(connection, run).ReadAsync(CancellationToken.None))!;
        var stored = (await new BlueprintStore(database.DataSource).ReadRunAsync(CancellationToken.None))!;
        Assert.True(progress.Iterations >= spec.Iterations);
        Assert.Equal((progress.Iterations, progress.Nodes), (stored.Run.Iterations, stored.Run.Nodes));
        await using var counted = new NpgsqlCommand(CountedSql, connection) { Parameters = { new() { Value = run } } };
        await using var reader = await counted.ExecuteReaderAsync();
        await reader.ReadAsync();
        Assert.Equal((progress.Epoch, progress.Epoch, progress.Iterations), (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2)));
    }

    private static async Task<Guid> FinishAsync(ChaosSystem system, string kind, string spec)
    {
        var id = Guid.NewGuid();
        using (var client = system.Client())
        {
            await client.StartAsync(id, kind, spec, CancellationToken.None);
        }

        RunRow? ended = null;
        await system.HarmUntilAsync(
            async () => (ended = await system.TryReadAsync(id)) is { IsLive: false },
            Deadline);
        Assert.Equal((RunState.Done, null), (ended!.State, ended.Problem));
        return id;
    }
}
