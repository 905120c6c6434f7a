using Poker.Core.Cards;
using Poker.Core.Game;
using Poker.Core.Play;
using Poker.Core.Play.Baselines;
using Poker.Core.Play.Matches;

namespace Poker.Tests.Core.Play.Baselines;

public sealed class BaselineTests
{
    private static readonly Stakes Blinds = new(50, 100);

    [Theory]
    [InlineData(2, 10_000, 0)]
    [InlineData(2, 150, 0)]
    [InlineData(3, 1_000, 25)]
    [InlineData(6, 10_000, 0)]
    [InlineData(10, 730, 10)]
    public void Every_baseline_plays_legally_at_every_table(int seats, long stack, long ante)
    {
        for (var first = 0; first < AllBaselines.Each.Length; first++)
        {
            var players = Enumerable.Range(0, seats).Select(seat => AllBaselines.Each[(first + seat) % AllBaselines.Each.Length]);
            var match = new MatchRunner(players, new() { Stakes = Blinds with { Ante = ante }, StackChips = stack, Hands = 300 });

            var result = match.Run();

            Assert.Equal(0, result.Players.Sum(player => player.Winnings.Mean), 1e-6);
        }
    }

    [Fact]
    public void Random_gives_each_of_its_five_actions_a_fifth() =>
        Assert.Equal("fold 0.2, call 0.2, raise to 400 0.2, raise to 750 0.2, raise to 10000 0.2", Mix(new UniformRandom(), "AhAd", PlayerAction.To(250)));

    [Fact]
    public void Random_does_not_fold_for_nothing_and_merges_equal_raises() =>
        Assert.Equal("check 0.25, raise to 200 0.25, raise to 300 0.25, raise to 10000 0.25", Mix(new UniformRandom(), "AhAd", PlayerAction.Call));

    [Theory]
    [InlineData("call", "call 1")]
    [InlineData("fold", "fold 1")]
    [InlineData("allin", "raise to 10000 1")]
    public void The_simple_ones_do_one_thing(string name, string mix) =>
        Assert.Equal(mix, Mix(AllBaselines.Each.Single(strategy => strategy.Name == name), "7h2d", PlayerAction.To(300)));

    // A raise to 300: 200 to call for a pot of 600 with them, so an equity of 1/3 is enough; to 10000 it takes nearly a half.
    [Theory]
    [InlineData("7h2d", 300, "call 1")]
    [InlineData("3h2d", 300, "fold 1")]
    [InlineData("7h2d", 10_000, "fold 1")]
    [InlineData("Kh2d", 10_000, "call 1")]
    public void Pot_odds_calls_when_the_price_is_right(string pocket, long raiseTo, string mix) =>
        Assert.Equal(mix, Mix(new PotOdds(AllBaselines.Equities), pocket, PlayerAction.To(raiseTo)));

    // The button raises to 300. Without the small blind 200 of 650 are asked for an equity of 0.346; with it, 200 of 900 for its square.
    [Theory]
    [InlineData("7h2d", false, "call 1")]
    [InlineData("7h2d", true, "fold 1")]
    [InlineData("Kh2d", true, "call 1")]
    public void Against_two_opponents_pot_odds_counts_on_beating_both(string pocket, bool smallBlindCalls, string mix) => Assert.Equal(
        mix, Mix(new PotOdds(AllBaselines.Equities), pocket, [10_000, 10_000, 10_000], PlayerAction.To(300), smallBlindCalls ? PlayerAction.Call : PlayerAction.Fold));

    [Theory]
    [InlineData("7h2d", "call 1")]
    [InlineData("AhKd", "raise to 900 1")]
    public void The_raising_one_raises_good_hands(string pocket, string mix) =>
        Assert.Equal(mix, Mix(new PotOddsRaise(AllBaselines.Equities), pocket, PlayerAction.To(300)));

    [Theory]
    [InlineData("7h2d", "fold 1")]
    [InlineData("Kh9d", "call 1")]
    [InlineData("AhKd", "raise to 900 1")]
    public void Tight_waits(string pocket, string mix) => Assert.Equal(mix, Mix(new Tight(AllBaselines.Equities), pocket, PlayerAction.To(300)));

    [Theory]
    [InlineData("7h2d", "raise to 900 0.25, fold 0.75")]
    [InlineData("Kh2d", "raise to 900 0.35, call 0.65")]
    [InlineData("AhTd", "raise to 900 0.75, call 0.25")]
    public void Loose_aggressive_mixes(string pocket, string mix) =>
        Assert.Equal(mix, Mix(new LooseAggressive(AllBaselines.Equities), pocket, PlayerAction.To(300)));

    // The big blind's mix after the small blind's first action.
    private static string Mix(IStrategy strategy, string pocket, PlayerAction first) => Mix(strategy, pocket, [10_000, 10_000], first);

    private static string Mix(IStrategy strategy, string pocket, long[] stacks, params PlayerAction[] actions)
    {
        var state = actions.Aggregate(Blinds.Start(stacks), (before, action) => before.After(action));
        var mix = new WeightedAction[IStrategy.MostActions];
        var count = strategy.Decide(new(Blinds, stacks, actions, in state, CardSet.Parse(pocket), CardSet.Empty, 0), mix);
        return string.Join(", ", mix.Take(count).Select(one => FormattableString.Invariant($"{one.Action} {one.Probability:0.##}")));
    }
}
