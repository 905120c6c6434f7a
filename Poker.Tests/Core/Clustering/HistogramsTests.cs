using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Indexing;
using Poker.Tests.Reference;

namespace Poker.Tests.Core.Clustering;

public sealed class HistogramsTests
{
    private static readonly RiverEquities Royal = RiverEquities.Compute(Deck.Royal, 1);

    [Fact]
    public void The_full_turn_has_the_known_number_of_distinct_histograms()
    {
        var turn = TurnHistograms.Build(RiverEquities.Compute(Deck.Full, 2), 101, 2);

        Assert.Equal(1_814_290, turn.Points.Count);
        Assert.Equal(13_960_050, turn.Points.Weights.Sum(weight => (long)weight));
        Assert.Equal((46, 100, 104), (turn.Points.Mass, turn.Points.Width, turn.Points.Stride));
    }

    [Theory]
    [InlineData(101)]
    [InlineData(9)]
    [InlineData(17)]
    public void Every_royal_turn_hand_has_the_histogram_that_its_children_give(int riverBuckets)
    {
        var turn = TurnHistograms.Build(Royal, riverBuckets, 2);
        var hands = new CanonicalHands(Deck.Royal, Street.Turn);
        var weights = new int[turn.Points.Count];
        for (var index = 0; index < hands.Count; index++)
        {
            var hand = hands.At(index);
            var entry = turn.Boards.EntryOf(hand);
            var children = CanonicalHands.Children(Deck.Royal, hand).Select(child => PlainEquity.RiverPoints(Deck.Royal, child)).ToArray();
            var buckets = children.Select(points => PlainEquity.Bucket(points, 156, riverBuckets)).ToArray();
            var cdf = Enumerable.Range(0, riverBuckets - 1).Select(bucket => (byte)buckets.Count(child => child <= bucket));
            Assert.Equal(cdf, turn.Points[turn.PointOf[entry]].ToArray());
            Assert.Equal(children.Sum(), turn.Sums[entry]);
            weights[turn.PointOf[entry]]++;
        }

        Assert.Equal(weights, turn.Points.Weights);
        Assert.Equal(14 * 156, turn.MaxSum);
    }

    [Fact]
    public void Every_royal_flop_and_preflop_hand_has_the_histogram_that_its_children_give()
    {
        var turn = TurnHistograms.Build(Royal, 101, 1);
        var turnBuckets = turn.PointOf.Select(point => (byte)(point < 0 ? 0 : point % 7)).ToArray();
        var flop = FlopHistograms.Build(turn.Boards, turnBuckets, turn.Sums, turn.MaxSum, 7, 2);
        for (var index = 0; index < flop.Hands.Count; index++)
        {
            var children = CanonicalHands.Children(Deck.Royal, flop.Hands.At(index)).Select(turn.Boards.EntryOf).ToArray();
            AssertHistogram(flop.Points, flop.PointOf[index], children.Select(child => (int)turnBuckets[child]));
            Assert.Equal(children.Sum(child => turn.Sums[child]), flop.Sums[index]);
        }

        var flopBuckets = flop.PointOf.Select(point => (byte)(point % 11)).ToArray();
        var preflop = PreflopHistograms.Build(flop.Hands, flopBuckets, flop.Sums, flop.MaxSum, 11);
        for (var index = 0; index < preflop.Hands.Count; index++)
        {
            var children = CanonicalHands.Children(Deck.Royal, preflop.Hands.At(index)).Select(flop.Hands.IndexOf).ToArray();
            AssertHistogram(preflop.Points, preflop.PointOf[index], children.Select(child => (int)flopBuckets[child]));
            Assert.Equal(children.Sum(child => (long)flop.Sums[child]), preflop.Sums[index]);
        }

        Assert.Equal(flop.Hands.Count, flop.Points.Weights.Sum());
        Assert.Equal(preflop.Hands.Count, preflop.Points.Weights.Sum());
    }

    [Fact]
    public void Threads_have_no_say()
    {
        var one = TurnHistograms.Build(Royal, 101, 1);
        var four = TurnHistograms.Build(Royal, 101, 4);
        var buckets = one.PointOf.Select(point => (byte)(point < 0 ? 0 : point % 50)).ToArray();
        var flopOfOne = FlopHistograms.Build(one.Boards, buckets, one.Sums, one.MaxSum, 50, 1);
        var flopOfFour = FlopHistograms.Build(one.Boards, buckets, one.Sums, one.MaxSum, 50, 4);

        Assert.Equal(one.PointOf, four.PointOf);
        Assert.Equal(one.Points.Weights, four.Points.Weights);
        Assert.Equal(flopOfOne.PointOf, flopOfFour.PointOf);
        Assert.Equal(flopOfOne.Points.Atoms, flopOfFour.Points.Atoms);
    }

    [Fact]
    public void Cancellation_stops_the_work()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => TurnHistograms.Build(Royal, 101, 2, null, cancelled.Token));
    }

    private static void AssertHistogram(HistogramPoints points, int point, IEnumerable<int> children)
    {
        var expected = children.GroupBy(bucket => bucket).OrderBy(group => group.Key).Select(group => (group.Key, group.Count()));

        Assert.Equal(expected, points.AtomsOf(point).ToArray().Zip(points.CountsOf(point).ToArray(), (atom, count) => ((int)atom, count)));
    }
}
