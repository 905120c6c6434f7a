using Poker.Bot.Deciding;
using Poker.Bot.Trials;
using Poker.Core.Learning.Samples;
using Poker.Core.Numerics;
using Poker.Core.Statistics;
using Poker.Infrastructure.Live;
using Poker.Infrastructure.Models;
using Poker.Tests.Harness;

namespace Poker.Tests.Bot.Trials;

public sealed class TrialTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    [Fact]
    public async Task Hands_that_were_split_are_paired_by_kind_in_their_order_and_clipped()
    {
        using var parts = new BotParts(DataSource);
        var (production, canary) = await PairAsync(parts);
        var split = new SplitTrials(parts.Trials);
        void End(bool isCanary, double won, int players = 2, string opponents = "x", double stack = 100) =>
            split.Take(new(canary, production, isCanary, players, opponents, won, stack));

        End(true, 1);
        End(true, 2);
        End(false, 10);
        End(false, 20, players: 3);
        End(false, 30, opponents: "y");
        End(false, 40);
        End(true, -500, opponents: "y");
        End(true, 50, players: 3, stack: 40);
        split.Take(new(canary - 1, production, true, 3, "x", 7, 100));
        await StoreAsync(parts);

        Assert.Equal([1 - 10, 2 - 40, -100 - 30, 40 - 20], await DifferencesAsync(canary, production));
        Assert.Equal(4, await ReadAsync<long>("SELECT count(*) FROM trial_result WHERE kind = 'split'"));
    }

    [Fact]
    public async Task Hands_of_model_count_in_the_comparison_and_those_without_a_decision_do_not()
    {
        using var parts = new BotParts(DataSource, new() { CanaryShare = 0.5 });
        var (production, canary) = await PairAsync(parts);
        for (var hand = 0; hand < 200; hand++)
        {
            using var player = await parts.Strategies.SeatAsync("model", new("t", $"{hand}") { Opponents = "x" }, default);
            if (hand % 2 == 0)
            {
                Spots.Decide(player, Spots.Button);
            }

            player.End(player.Model == canary ? 3 : 1);
            using var asked = await parts.Strategies.SeatAsync($"model:{canary}", new("t", $"{hand}") { Opponents = "x" }, default);
            Spots.Decide(asked, Spots.Button);
            asked.End(77);
        }

        await StoreAsync(parts);

        var differences = await DifferencesAsync(canary, production);
        Assert.InRange(differences.Count, 30, 50);
        Assert.All(differences, difference => Assert.Equal(2, difference));
    }

    [Fact]
    public async Task The_same_play_makes_no_difference_and_better_play_makes_one()
    {
        using var parts = new BotParts();
        var random = new Rng(5);
        await BotParts.Shelf.ReadyAsync(default);
        var duplicates = parts.Duplicates;
        var opponent = await BotParts.Shelf.GetAsync("pot-odds", default);
        var (good, same, bad) = (
            MadeUpModels.Served(1, new ScriptedPolicy(ActionBin.CheckOrCall)),
            MadeUpModels.Served(2, new ScriptedPolicy(ActionBin.CheckOrCall)),
            MadeUpModels.Served(3, new ScriptedPolicy(ActionBin.Fold)));
        var (equal, less) = (default(RunningMoments), default(RunningMoments));
        for (var deal = 0; deal < 400; deal++)
        {
            equal.Add(duplicates.Compare(same, good, opponent, deal % 2, ref random));
            less.Add(duplicates.Compare(bad, good, opponent, deal % 2, ref random));
        }

        Assert.Equal((0, 0), (equal.Mean, equal.Variance));
        Assert.True(less.Interval().High < 0, $"{less.Interval()}");
    }

    [Fact]
    public async Task While_there_is_a_canary_deals_are_played_and_one_that_loses_ruinously_is_rejected()
    {
        // A button that folds instead of calling loses a quarter of a big blind a hand, and nothing is lost or won by more than one.
        var options = new DecidingOptions
        {
            Trials = new() { HandsPerSecond = 2000, Opponents = "call,model" },
            Guard = new() { LossHands = 500, RuinousLoss = 0.05 },
        };
        using var parts = new BotParts(DataSource, options);
        var production = await MadeUpModels.AddAsync(parts.Store, MadeUpModels.Taking(ActionBin.CheckOrCall), ModelState.Validated, ModelState.Production);
        await parts.Watch.LookAsync(default);
        using var duplicates = parts.Duplicates;
        using var enforcement = parts.Enforcement;
        await Task.WhenAll(duplicates.StartAsync(default), enforcement.StartAsync(default), parts.Trials.StartAsync(default), parts.Watch.StartAsync(default));

        var canary = await MadeUpModels.AddAsync(parts.Store, MadeUpModels.Taking(ActionBin.Fold), ModelState.Validated, ModelState.Canary);

        await Poll.UntilAsync(async () => (await parts.Store.FindAsync(canary, default))!.State == ModelState.Rejected, "it was rejected");
        await Poll.UntilAsync(async () => (await DifferencesAsync(canary, production)).Count >= 500, "the results were stored");
        var why = (await parts.Store.HistoryAsync(canary, default))[^1].Why;
        Assert.Contains("big blinds a hand more than production over 500 deals", why, StringComparison.Ordinal);
        Assert.True((await DifferencesAsync(canary, production)).Average() < -0.05);
        await Task.WhenAll(duplicates.StopAsync(default), enforcement.StopAsync(default), parts.Trials.StopAsync(default), parts.Watch.StopAsync(default));
    }

    private static async Task<(long Production, long Canary)> PairAsync(BotParts parts)
    {
        var production = await MadeUpModels.AddAsync(parts.Store, MadeUpModels.Taking(ActionBin.CheckOrCall), ModelState.Validated, ModelState.Production);
        var canary = await MadeUpModels.AddAsync(parts.Store, MadeUpModels.Taking(ActionBin.AllIn), ModelState.Validated, ModelState.Canary);
        await parts.Watch.LookAsync(default);
        return (production, canary);
    }

    private async Task StoreAsync(BotParts parts)
    {
        await parts.Trials.StartAsync(default);
        var count = -1L;
        await Poll.UntilAsync(
            async () =>
            {
                var before = count;
                await Task.Delay(200);
                count = await ReadAsync<long>("SELECT count(*) FROM trial_result");
                return count > 0 && count == before;
            },
            "the results were stored");
        await parts.Trials.StopAsync(default);
    }

    private async Task<IReadOnlyList<float>> DifferencesAsync(long canary, long production)
    {
        await using var connection = await DataSource.OpenConnectionAsync();
        return [.. (await TrialStore.ReadAsync(connection, canary, production, 0, 100_000, default)).Select(result => result.Difference)];
    }
}
