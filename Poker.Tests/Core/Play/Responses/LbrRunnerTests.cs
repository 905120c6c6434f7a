using Poker.Core.Cards;
using Poker.Core.Game;
using Poker.Core.Numerics;
using Poker.Core.Play;
using Poker.Core.Play.Baselines;
using Poker.Core.Play.Responses;
using Poker.Core.Solving.Betting;
using Poker.Core.Statistics;
using Poker.Tests.Core.Solving.Blueprints;

namespace Poker.Tests.Core.Play.Responses;

public sealed class LbrRunnerTests
{
    private static readonly Lazy<PreflopChances> Preflop = new(() => new PreflopChances(Deck.Royal));

    [Theory]
    [InlineData(Street.Preflop)]
    [InlineData(Street.Flop)]
    [InlineData(Street.River)]
    public void Always_folding_loses_three_quarters_of_a_big_blind_a_hand_exactly(Street first)
    {
        var report = new LbrRunner([new FoldToBets()], Royal(LbrActions.PotAllIn, first), 400, 1).Run(2);

        Assert.Equal(750, report.First.Win.Mean, 1e-9);
        Assert.Equal(0, report.First.Win.HalfWidth, 1e-9);
    }

    [Fact]
    public void Always_calling_loses_much()
    {
        var report = new LbrRunner([new CallingStation()], Royal(LbrActions.PotAllIn), 600, 1).Run(2);

        Assert.True(report.First.Win.Low > 1_000, report.First.Win.ToString());
    }

    [Fact]
    public void Results_depend_neither_on_threads_nor_on_the_other_strategy()
    {
        var (tiny, compact) = (Spots.Player(BettingPresets.Tiny), Spots.Player(BettingPresets.Compact));
        var one = new LbrRunner([tiny, compact], Royal(LbrActions.Blueprint), 100, 3).Run(1);
        var three = new LbrRunner([tiny], Royal(LbrActions.Blueprint), 100, 3).Run(3);

        Assert.Equal(one.First.Win, three.First.Win);
        Assert.Equal(one.First.Details[Street.Turn].Gain, three.First.Details[Street.Turn].Gain);
        Assert.NotEqual(0, one.Difference!.Value.Mean);
    }

    [Fact]
    public void A_strategy_does_not_differ_from_itself()
    {
        var player = Spots.Player(BettingPresets.Tiny);

        Assert.Equal(new Interval(0, 0), new LbrRunner([player, player], Royal(LbrActions.PotAllIn), 60, 3).Run(2).Difference);
    }

    [Theory]
    [InlineData(LbrActions.Blueprint, Street.Preflop)]
    [InlineData(LbrActions.PotAllIn, Street.Preflop)]
    [InlineData(LbrActions.PotAllIn, Street.Turn)]
    public void The_estimate_over_the_range_has_the_mean_of_real_pockets(LbrActions actions, Street first)
    {
        var response = new LocalBestResponse(Spots.Player(BettingPresets.Tiny), Royal(actions, first), Preflop.Value);
        var (ranges, pockets) = (Estimate(response, 4_000, false), Estimate(response, 4_000, true));
        var apart = Math.Sqrt((ranges.StandardError * ranges.StandardError) + (pockets.StandardError * pockets.StandardError));

        Assert.InRange(ranges.Mean - pockets.Mean, -4 * apart, 4 * apart);
        Assert.True(ranges.StandardError < pockets.StandardError);
    }

    [Fact]
    public void Luck_is_zero_in_the_mean_and_gains_with_luck_are_the_whole()
    {
        var report = new LbrRunner([Spots.Player(BettingPresets.Tiny)], Royal(LbrActions.PotAllIn), 3_000, 3, withLines: true).Run(2);
        var details = report.First.Details;
        var streets = Streets.InOrderOfPlay.ToArray();
        var whole = streets.Sum(street => details[street].Gain + details[street].Luck);

        Assert.Equal(details.Lines.Values.Sum(line => line.Chips), whole, 1e-3);
        Assert.Equal(report.First.Win.Mean, 10 * whole / details.Hands, 2 * report.First.Win.HalfWidth);
        Assert.Equal(details.Hands, details.Lines.Values.Sum(line => line.Weight), 6);
        Assert.All(streets, street => Assert.InRange(details[street].Luck / details.Hands, -12, 12));
    }

    [Fact]
    public void Training_makes_a_blueprint_lose_less_and_fills_the_averages()
    {
        using var trained = RoyalTraining.After(RoyalTraining.Quick, 40);
        using var fresh = RoyalTraining.NewTables();
        var report = new LbrRunner(
            [Player(fresh), Player(trained.Tables)], Royal(LbrActions.Blueprint), 1_000, 3).Run(2);

        Assert.True(report.Difference!.Value.Low > 0, report.Difference.ToString());
        Assert.Equal(1, Untrained(report.First), 6);
        Assert.InRange(Untrained(report.Second!), 0, 0.3);
    }

    [Fact]
    public void A_strategy_without_a_tree_has_no_sizes_to_respond_with() => Assert.Throws<ArgumentException>(
        () => new LbrRunner([new CallingStation()], Royal(LbrActions.Blueprint), 10, 1).Run(1));

    private static BlueprintStrategy Player(Poker.Core.Solving.Blueprints.IBlueprint blueprint) => new(blueprint, RoyalTraining.Abstraction);

    private static double Untrained(LbrResult result) => Streets.InOrderOfPlay.ToArray().Sum(street => result.Details[street].WithoutAverage)
        / Streets.InOrderOfPlay.ToArray().Sum(street => result.Details[street].Decisions);

    private static LbrOptions Royal(LbrActions actions, Street first = Street.Preflop) => new(actions, first, Deck.Royal, new(50, 100), 2_000);

    private static RunningMoments Estimate(LocalBestResponse response, int hands, bool known)
    {
        var sums = default(RunningMoments);
        var random = new Rng(11, known ? 1UL : 0);
        var (tally, luck) = (new LbrTally(withLines: false), new double[4]);
        for (var hand = 0; hand < hands; hand++)
        {
            var left = Deck.Royal.Cards;
            CardSet[] pockets = [Take(ref random, ref left, 2), Take(ref random, ref left, 2)];
            var deal = Deal.Of(pockets, Take(ref random, ref left, 3), Take(ref random, ref left, 1), Take(ref random, ref left, 1));
            sums.Add(response.Play(deal, hand % 2, ref random, tally, luck, known) - luck.Sum());
        }

        return sums;
    }

    private static CardSet Take(ref Rng random, ref CardSet left, int count)
    {
        var taken = CardDraw.Take(ref random, left, count);
        left -= taken;
        return taken;
    }
}
