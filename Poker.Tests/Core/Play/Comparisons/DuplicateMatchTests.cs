using Poker.Core.Game;
using Poker.Core.Play;
using Poker.Core.Play.Baselines;
using Poker.Core.Play.Comparisons;
using Poker.Core.Play.Matches;
using Poker.Core.Statistics;
using Poker.Tests.Live;

namespace Poker.Tests.Core.Play.Comparisons;

public sealed class DuplicateMatchTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    public void Two_that_play_alike_differ_in_no_deal(int players)
    {
        var options = new DuplicateOptions { Players = players, Seed = 5 };
        var meeting = new DuplicateTable(new UniformRandom(), new UniformRandom(), null, options);
        var apart = new DuplicateTable(new UniformRandom(), new UniformRandom(), new CallingStation(), options);
        for (var deal = 0; deal < 200; deal++)
        {
            Assert.Equal(0, meeting.Play(deal));
            Assert.Equal(0, apart.Play(deal));
        }
    }

    [Fact]
    public void A_match_is_the_duplicate_match_of_the_runner_for_two()
    {
        // The naive twin: the same deals through the match runner.
        const int Deals = 300;
        IStrategy[] players = [new PotOdds(TeacherHands.Equities), new UniformRandom()];
        var runner = new MatchRunner(players, new MatchOptions { Hands = 2 * Deals, Duplicate = true, Seed = 7 }).Run();

        var seen = new DuplicateMatch(players[0], players[1], null, new DuplicateOptions { Seed = 7 }).Measure(Deals);

        Assert.Equal(Deals, seen.Count);
        Assert.Equal(runner.Players[0].Winnings.Mean, 1_000 * seen.Mean, 6);
    }

    [Fact]
    public void What_one_wins_more_against_a_field_is_the_difference_of_two_matches()
    {
        var (first, second, field) = (new PotOdds(TeacherHands.Equities), new CallingStation(), new UniformRandom());
        var options = new DuplicateOptions { Players = 3, Seed = 11 };
        var both = new DuplicateMatch(first, second, field, options).Measure(100);

        var ofFirst = new DuplicateMatch(first, field, null, options).Measure(100);
        var ofSecond = new DuplicateMatch(second, field, null, options).Measure(100);

        Assert.Equal(ofFirst.Mean - ofSecond.Mean, both.Mean, 9);
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same()
    {
        var options = new DuplicateOptions { Seed = 3 };
        var results = new[] { 1, 2, 5 }.Select(threads =>
        {
            var match = new DuplicateMatch(new CallingStation(), new UniformRandom(), null, options) { Threads = threads };
            var comparison = match.NewComparison(0.5, 0.05, 0.05);
            var verdict = match.Decide(comparison, 20_000);
            return (verdict, comparison.Differences.Count, comparison.Differences.Mean, match.Measure(1_000).Mean);
        }).ToArray();

        Assert.Equal(results[0], results[1]);
        Assert.Equal(results[0], results[2]);
        Assert.NotEqual(SequentialVerdict.Undecided, results[0].verdict);
    }

    [Fact]
    public void It_ends_undecided_when_the_deals_run_out_and_early_when_it_is_told_to()
    {
        var match = new DuplicateMatch(new UniformRandom(), new UniformRandom(), null, new DuplicateOptions());
        var comparison = match.NewComparison(1e-6, 0.05, 0.05);
        Assert.Equal(SequentialVerdict.Undecided, match.Decide(comparison, 777));
        Assert.Equal(777, comparison.Differences.Count);

        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => match.Measure(10, stop.Token));
    }

    [Fact]
    public void No_difference_is_out_of_bounds()
    {
        var stakes = new Stakes(50, 100);
        foreach (var (players, field) in new[] { (2, (IStrategy?)null), (6, null), (3, new AlwaysAllIn()) })
        {
            var options = new DuplicateOptions { Players = players, Stakes = stakes, StackChips = 2_000 };
            var table = new DuplicateTable(new AlwaysAllIn(), new UniformRandom(), field, options);
            var bound = DuplicateTable.BoundOf(field, options);
            Assert.All(Enumerable.Range(0, 500), deal => Assert.InRange(table.Play(deal), -bound, bound));
        }
    }

    [Fact]
    public void A_strategy_that_errs_is_named()
    {
        var match = new DuplicateMatch(new Illegal(), new UniformRandom(), null, new DuplicateOptions()) { Threads = 2 };
        Assert.Contains("The strategy illegal erred", Assert.Throws<InvalidStrategyException>(() => match.Measure(10)).Message, StringComparison.Ordinal);
    }

    private sealed class Illegal : IStrategy
    {
        public string Name => "illegal";

        public int Decide(in PlayerView view, Span<WeightedAction> mix)
        {
            mix[0] = new(PlayerAction.To(1), 1);
            return 1;
        }
    }
}
