using Poker.Core.Cards;
using Poker.Core.Equity;
using Poker.Core.Evaluation;
using Poker.Core.Game;
using Poker.Core.Numerics;
using Poker.Core.Play;
using Poker.Core.Play.Matches;
using Poker.Core.Statistics;
using Poker.Tests.Core.Play.Baselines;

namespace Poker.Tests.Core.Play.Matches;

public sealed class AivatEstimatorTests
{
    private const long ShortStack = 150;
    private static readonly Stakes Blinds = new(50, 100);
    private static readonly PairEquities Equities = new();
    private static readonly CardSet Aces = CardSet.Parse("AhAd"), Kings = CardSet.Parse("KhQh");

    public AivatEstimatorTests() => Evaluator.Prepare();

    // Button: all-in 1/4, else fold. Big blind: calls 1/3, else folds. So the big blind wins 50 in 3/4 of the hands and loses 100 in
    // 1/4 · 2/3 of them; the showdowns of the two ways to hold the cards cancel.
    [Fact]
    public void The_estimate_is_exactly_right_on_average_over_a_small_game_and_all_luck_of_the_board_is_gone()
    {
        var mean = 0.0;
        foreach (var (first, second) in new[] { (Aces, Kings), (Kings, Aces) })
        {
            var leaves = Leaves(first, second);

            Assert.Equal(3, leaves.Count);
            Assert.All(leaves.Values, estimates => Assert.Equal(estimates.Min(), estimates.Max(), 1e-9));
            mean += 0.5 * ((3.0 / 4 * leaves["fold"][0]) + (1.0 / 6 * leaves["raise to 150, fold"][0]) + (1.0 / 12 * leaves["raise to 150, call"][0]));
        }

        Assert.Equal((3.0 / 4 * 50) - (1.0 / 6 * 100), mean, 1e-9);
    }

    [Fact]
    public void It_takes_off_what_the_draws_did_where_they_alone_make_the_luck()
    {
        // The same cards and mixes: what is left is the same whichever leaf was drawn, but for the button's lookahead, which is exact here.
        var leaves = Leaves(Aces, Kings);

        Assert.Equal(leaves["fold"][0], leaves["raise to 150, fold"][0], 1e-9);
        Assert.Equal(leaves["fold"][0], leaves["raise to 150, call"][0], 1e-9);
    }

    [Theory]
    [InlineData("random", "loose-aggressive", 1.6)]
    [InlineData("loose-aggressive", "tight", 1.2)]
    [InlineData("allin", "random", 2.5)]
    [InlineData("call", "pot-odds-raise", 1.05)]
    public void Its_mean_is_that_of_the_winnings_and_its_interval_is_narrower(string first, string second, double narrower)
    {
        var estimator = new AivatEstimator(Equities);
        var table = new HandTable(Blinds, [10_000, 10_000], estimator);
        IStrategy[] players = [Named(first), Named(second)];
        var paired = default(PairedDifferences);
        for (var hand = 0; hand < 4_000; hand++)
        {
            var random = new Rng(21, (ulong)hand);
            var deal = Deal.Draw(ref random, 2);
            table.Play(players, deal, ref random, new(21, hand));
            paired.Add(table.Profit(0), estimator.Estimate);
        }

        var differences = paired.Differences;
        Assert.InRange(differences.Mean / differences.StandardError, -3, 3);
        Assert.True(paired.First.Interval().HalfWidth > narrower * paired.Second.Interval().HalfWidth, $"{paired.First.Interval()} {paired.Second.Interval()}");
    }

    [Fact]
    public void A_match_tells_both_and_plain_play_is_not_changed_by_it()
    {
        IStrategy[] players = [Named("random"), Named("tight")];
        var options = new MatchOptions { Hands = 600, Duplicate = true };

        var plain = new MatchRunner(players, options).Run();
        var both = new MatchRunner(players, options with { Aivat = true, Threads = 2 }).Run();

        Assert.Equivalent(both, new MatchRunner(players, options with { Aivat = true }).Run(), strict: true);
        Assert.Null(plain.Players[0].Adjusted);
        Assert.Equal(plain.Players[0].Winnings, both.Players[0].Winnings);
        Assert.Equal(both.Players[0].Adjusted!.Value.Mean, -both.Players[1].Adjusted!.Value.Mean, 1e-9);
        Assert.True(both.Players[0].Adjusted!.Value.HalfWidth < both.Players[0].Winnings.HalfWidth);
    }

    private static Dictionary<string, List<double>> Leaves(CardSet first, CardSet second)
    {
        var estimator = new AivatEstimator(Equities);
        var table = new HandTable(Blinds, [ShortStack, ShortStack], estimator);
        IStrategy[] players = [new Gambler(PlayerAction.Call, 1.0 / 3), new Gambler(PlayerAction.To(ShortStack), 1.0 / 4)];
        var leaves = new Dictionary<string, List<double>>();
        for (var hand = 0; hand < 300; hand++)
        {
            var random = new Rng(1, (ulong)hand);
            table.Play(players, Rest(ref random, first, second), ref random, new(1, hand));
            var leaf = string.Join(", ", table.Actions.ToArray());
            leaves.TryAdd(leaf, []);
            leaves[leaf].Add(estimator.Estimate);
        }

        return leaves;
    }

    private static Deal Rest(ref Rng random, CardSet first, CardSet second)
    {
        var board = CardSet.Empty;
        while (board.Count < 5)
        {
            board |= new Card((byte)random.Below(Card.Count)).Set - first - second;
        }

        var cards = board.ToArray();
        return Deal.Of([first, second], CardSet.Of(cards[..3]), cards[3].Set, cards[4].Set);
    }

    private static IStrategy Named(string name) => AllBaselines.Each.Single(strategy => strategy.Name == name);

    private sealed class Gambler(PlayerAction action, double probability) : IStrategy
    {
        public string Name => "gambler";

        public int Decide(in PlayerView view, Span<WeightedAction> mix)
        {
            (mix[0], mix[1]) = (new(PlayerAction.Fold, 1 - probability), new(action, probability));
            return 2;
        }
    }
}
