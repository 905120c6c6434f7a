using Poker.Core.Cards;
using Poker.Core.Game;
using Poker.Core.Numerics;
using Poker.Core.Play;
using Poker.Core.Play.Baselines;
using Poker.Core.Play.Matches;
using Poker.Tests.Core.Play.Baselines;

namespace Poker.Tests.Core.Play.Matches;

public sealed class MatchRunnerTests
{
    private static readonly IStrategy Fold = new FoldToBets();
    private static readonly IStrategy AllIn = new AlwaysAllIn();
    private static readonly IStrategy Call = new CallingStation();
    private static readonly IStrategy Random = new UniformRandom();

    // As the small blind the folder loses 50 a hand, as the big blind 100: 750 mbb on average, whatever the cards.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Folding_to_a_player_who_is_always_all_in_loses_exactly_750(bool duplicate)
    {
        var result = new MatchRunner([Fold, AllIn], new() { Hands = 10_000, Duplicate = duplicate }).Run();

        var (folder, other) = (result.Players[0], result.Players[1]);
        Assert.Equal(-750, folder.Winnings.Mean, 1e-9);
        Assert.Equal(750, other.Winnings.Mean, 1e-9);
        Assert.Equal([-1_000, -500], folder.Seats.Select(seat => Math.Round(seat.Mean, 9)));
        Assert.Equal((10_000, 0, 0), (other.WonUncontested, other.WonAtShowdown, folder.EnteredPot));
        Assert.Equal(duplicate ? 0 : 4.9, folder.Winnings.HalfWidth, 0.1);
        Assert.Equal(duplicate ? 5_000 : 10_000, result.Samples);
    }

    [Fact]
    public void All_in_against_itself_or_a_caller_is_even()
    {
        foreach (var opponent in new[] { AllIn, Call })
        {
            var result = new MatchRunner([AllIn, opponent], new() { Hands = 40_000 }).Run();

            // σ is nearly the stack: 100 bb · sqrt(1 − ties).
            Assert.InRange(result.Players[0].Winnings.HalfWidth, 900, 980);
            Assert.True(result.Players[0].Winnings.Contains(0), $"{result.Players[0].Winnings}");
        }
    }

    [Fact]
    public void A_duplicate_match_of_a_strategy_against_itself_is_exactly_even()
    {
        foreach (var strategy in AllBaselines.Each)
        {
            var result = new MatchRunner([strategy, strategy, strategy], new() { Hands = 3_000, Duplicate = true }).Run();

            Assert.All(result.Players, player => Assert.Equal((0, 0), (player.Winnings.Mean, player.Winnings.HalfWidth)));
        }
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(2, true)]
    [InlineData(6, true)]
    public void The_results_are_the_same_bits_for_any_number_of_threads(int seats, bool duplicate)
    {
        var players = AllBaselines.Each.Reverse().Take(seats).ToArray();
        var options = new MatchOptions { Hands = 5_003, Duplicate = duplicate, Seed = 5 };

        var one = new MatchRunner(players, options).Run();
        var three = new MatchRunner(players, options with { Threads = 3 }).Run();

        Assert.Equal(((5_002 / (duplicate ? seats : 1)) + 1) * (duplicate ? seats : 1), one.Hands);
        Assert.Equivalent(one, three, strict: true);
        Assert.NotEqual(one.Players[0].Winnings, new MatchRunner(players, options with { Seed = 6 }).Run().Players[0].Winnings);
    }

    [Fact]
    public void Every_player_sits_in_every_seat_alike()
    {
        var result = new MatchRunner([Fold, Call, Random], new() { Hands = 9_000, Duplicate = true }).Run();

        Assert.Equal(3_000, result.Samples);
        Assert.All(result.Players, player => Assert.Equal(player.Winnings.Mean, player.Seats.Average(seat => seat.Mean), 1e-9));
    }

    [Fact]
    public void A_stopped_match_counts_the_hands_before_some_deal_and_they_are_those_of_a_shorter_match()
    {
        using var stop = new CancellationTokenSource();
        var options = new MatchOptions { Hands = 100_000_000, Threads = 2 };

        var stopped = new MatchRunner([Random, Call], options).Run(
            progress =>
            {
                if (progress.Hands >= 2_000)
                {
                    stop.Cancel();
                }
            },
            stop: stop.Token);

        Assert.InRange(stopped.Hands, 2_000, 1_000_000);
        Assert.Equivalent(new MatchRunner([Random, Call], options with { Hands = stopped.Hands }).Run(), stopped, strict: true);
    }

    [Fact]
    public void A_hand_allocates_nothing()
    {
        var table = new HandTable(new(50, 100), [10_000, 10_000, 10_000, 10_000]);
        IStrategy[] players = [.. AllBaselines.Each.Where(strategy => strategy is not (PotOdds or PotOddsRaise)).Take(4)];
        Play(table, players, 2_000);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Play(table, players, 2_000);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Theory]
    [InlineData("in seat 1 on the preflop: it cannot check: 50 chips are to be called", 1.0)]
    [InlineData("its probabilities sum to 0.9, not 1", 0.9)]
    [InlineData("with a probability of -1", -1.0)]
    [InlineData("with a probability of NaN", double.NaN)]
    public void A_strategy_that_errs_is_named_with_the_hand_and_the_seed(string fault, double probability)
    {
        var action = probability == 1 ? PlayerAction.Check : PlayerAction.Call;
        var bad = new Fixed([new(action, probability)]);

        var error = Assert.Throws<InvalidStrategyException>(() => new MatchRunner([Call, bad], new() { Hands = 1, Seed = 9 }).Run());

        Assert.StartsWith("The strategy bad erred in hand 0 of seed 9, ", error.Message);
        Assert.Contains(fault, error.Message);
    }

    [Fact]
    public void An_action_that_stands_twice_or_no_action_is_an_error()
    {
        Assert.Contains("to call stands twice", Error([new(PlayerAction.Call, 0.5), new(PlayerAction.Call, 0.5)]));
        Assert.Contains("0 actions are not 1 to 16", Error([]));
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new MatchRunner([Call], new()));
        Assert.Throws<ArgumentException>(() => new MatchRunner(Enumerable.Repeat(Call, 11), new()));
        Assert.Throws<ArgumentException>(() => new MatchRunner([Call, Call, Call], new() { Aivat = true }));
        Assert.Throws<ArgumentException>(() => new MatchRunner([Call, Call], new() { Aivat = true, Deck = Deck.Royal }));
        Assert.Throws<ArgumentException>(() => new MatchRunner(Enumerable.Repeat(Call, 8), new() { Deck = Deck.Royal }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MatchRunner([Call, Call], new() { Hands = 0 }));
        Assert.Throws<ArgumentException>(() => new MatchRunner([Call, Call], new() { StackChips = 0 }));
    }

    private static string Error(WeightedAction[] mix) => Assert.Throws<InvalidStrategyException>(
        () => new MatchRunner([Call, new Fixed(mix)], new() { Hands = 1 }).Run()).Message;

    private static void Play(HandTable table, IStrategy[] players, int hands)
    {
        for (var hand = 0; hand < hands; hand++)
        {
            var random = new Rng(3, (ulong)hand);
            var deal = Deal.Draw(ref random, players.Length);
            table.Play(players, deal, ref random, new(3, hand));
        }
    }

    private sealed class Fixed(WeightedAction[] mix) : IStrategy
    {
        public string Name => "bad";

        public int Decide(in PlayerView view, Span<WeightedAction> room)
        {
            mix.CopyTo(room);
            return mix.Length;
        }
    }
}
