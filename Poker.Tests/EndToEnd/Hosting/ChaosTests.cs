using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using Npgsql;
using Poker.Coordinator.Planning.Clustering;
using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Solving.Batches;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Artefacts;
using Poker.Infrastructure.Autotrain;
using Poker.Infrastructure.Batches;
using Poker.Tests.Harness;
using Xunit.Abstractions;

namespace Poker.Tests.EndToEnd.Hosting;

[UnsupportedOSPlatform("windows")]
[Collection(RoyalCollection.Name)]
[Trait("Category", "Chaos")] // About a minute a seed.
public sealed class ChaosTests(RoyalRun royal, UndisturbedToys undisturbed, ITestOutputHelper output) : IClassFixture<UndisturbedToys>
{
    private const string SeedsVariable = "POKER_CHAOS_SEEDS";
    private const int Rounds = 20, MostHarms = 8, MostToyHarms = 3;

    private static readonly AbstractionKey Key = AbstractionKey.Default with { Deck = Deck.Royal.Name };

    /// <summary>1 to 20; more with POKER_CHAOS_SEEDS.</summary>
    public static TheoryData<ulong> Seeds =>
        [.. Enumerable.Range(1, int.Parse(Environment.GetEnvironmentVariable(SeedsVariable) ?? $"{Rounds}", CultureInfo.InvariantCulture)).Select(seed => (ulong)seed)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Tables_and_training_come_out_right_whatever_dies(ulong seed)
    {
        var watch = Stopwatch.StartNew();
        await using var system = await ChaosSystem.StartAsync(await royal.EmptyAsync(), seed);
        await ClusterAsync(system);
        var clustered = watch.Elapsed;
        await TrainHoldemAsync(system);
        var trained = watch.Elapsed;
        var learnt = new List<string>();
        foreach (var game in UndisturbedToys.Games)
        {
            learnt.Add(await LearnAsync(system, game, seed));
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"seed {seed}: clustered {clustered.TotalSeconds:0} s, trained {(trained - clustered).TotalSeconds:0} s, games {(watch.Elapsed - trained).TotalSeconds:0} s; {string.Join(", ", learnt)}; {string.Join(", ", system.Done.Select(done => $"{done.Key} {done.Value}"))}"));
    }

    private async Task ClusterAsync(ChaosSystem system)
    {
        var run = await system.BeginAsync(ClusteringPlanner.RunKind, new ClusteringSpec(Key).ToJson());

        await system.HarmUntilEndOfAsync(run, MostHarms);

        Assert.Equal(royal.Checksums, await system.Folder.ChecksumsAsync());
    }

    private async Task TrainHoldemAsync(ChaosSystem system)
    {
        var training = new TrainingOptions();
        var spec = new BlueprintSpec
        {
            Key = BlueprintKey.Of(Key, BettingPresets.Tiny, training),
            Iterations = 300_000,
            FoldEpochs = 6,
            KeepDeltas = true,
        };
        var run = await system.BeginAsync(BlueprintSpec.Kind, spec.ToJson());
        var zombie = await system.MakeZombieAsync(run);

        await system.HarmUntilEndOfAsync(run, MostHarms);

        await using var database = await system.Folder.OpenAsync();
        var abstraction = new StreetFolder(royal.Folder.Streets).Load(Key)!;
        using var sum = new BlueprintTarget(BettingTree.Of(BettingPresets.Tiny), abstraction, training);
        Assert.True((await LedgerProof.RequireHoldemAsync(database.DataSource, run, sum)).Iterations >= spec.Iterations);
        await using var late = database.DataSource.CreateCommand("SELECT worker <> $3 FROM blueprint_batch WHERE run = $1 AND batch = $2 AND epoch IS NOT NULL");
        late.Parameters.AddRange(new NpgsqlParameter[] { new() { Value = run }, new() { Value = zombie.Part }, new() { Value = zombie.Worker } });
        Assert.Equal(true, await late.ExecuteScalarAsync());
    }

    private async Task<string> LearnAsync(ChaosSystem system, string game, ulong seed)
    {
        var spec = UndisturbedToys.Spec(game, seed);
        var run = await system.BeginAsync(BlueprintSpec.Kind, spec.ToJson());

        await system.HarmUntilEndOfAsync(run, MostToyHarms);

        await using var database = await system.Folder.OpenAsync();
        await LedgerProof.RequireToyAsync(database.DataSource, run, game, spec.Iterations!.Value);
        using var learnt = await ToyRun.ReadAsync(database.DataSource, run, game);
        var exploitability = ToyRun.Exploitability(game, learnt.AverageStrategy());
        Assert.InRange(exploitability, 0, undisturbed.Bound(game));
        return string.Create(CultureInfo.InvariantCulture, $"{game} {exploitability:0.####} of {undisturbed.Bound(game):0.####}");
    }
}
