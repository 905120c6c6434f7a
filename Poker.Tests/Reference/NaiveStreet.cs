using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Indexing;

namespace Poker.Tests.Reference;

/// <summary>A street's buckets as the definitions have them; arrays by hand are in the order of <see cref="PlainHands.Canonical"/>.</summary>
internal sealed class NaiveStreet
{
    private readonly int[] _clusters;

    /// <summary>Numbers clusters as buckets, by the mean of their hands' sums and then by number.</summary>
    public NaiveStreet(PlainHands hands, int clusters, int[] clusterOf, long[] sums, long maxSum)
    {
        (Hands, Sums, MaxSum) = (hands, sums, maxSum);
        var population = new long[clusters];
        var total = new long[clusters];
        for (var hand = 0; hand < clusterOf.Length; hand++)
        {
            population[clusterOf[hand]]++;
            total[clusterOf[hand]] += sums[hand];
        }

        // Each river bucket is an equity already, and some of them may have no hand.
        _clusters = [.. Enumerable.Range(0, clusters)];
        if (hands.Street != Street.River)
        {
            _clusters = [.. _clusters.Order(Comparer<int>.Create((left, right) =>
                (total[left] * population[right], left).CompareTo((total[right] * population[left], right))))];
        }

        BucketOf = Array.ConvertAll(clusterOf, cluster => Array.IndexOf(_clusters, cluster));
        Population = Array.ConvertAll(_clusters, cluster => population[cluster]);
        Equity = Array.ConvertAll(_clusters, cluster => population[cluster] == 0 ? 0.5 : (double)total[cluster] / maxSum / population[cluster]);
    }

    public Street Street => Hands.Street;

    public PlainHands Hands { get; }

    public int Buckets => _clusters.Length;

    public int[] BucketOf { get; }

    /// <summary>Each hand's exact equity in units of 1/<see cref="MaxSum"/>.</summary>
    public long[] Sums { get; }

    public long MaxSum { get; }

    public long[] Population { get; }

    public double[] Equity { get; }

    public int[] Costs { get; private set; } = [];

    public double UnitsPerEquity { get; private set; }

    public IReadOnlyList<Transition> Transitions { get; private set; } = [];

    public double Inertia { get; init; }

    public int Iterations { get; init; }

    /// <summary>Takes the distance of every two clusters.</summary>
    public NaiveStreet WithDistances(Func<int, int, long> distance, double unitsPerEquity)
    {
        Costs = [.. from left in _clusters from right in _clusters select (int)distance(left, right)];
        UnitsPerEquity = unitsPerEquity;
        return this;
    }

    /// <summary>Takes the hands' histograms: a bucket's is the mean of its hands'.</summary>
    public NaiveStreet WithTransitions(int[][] histograms)
    {
        var transitions = new List<Transition>();
        for (var bucket = 0; bucket < Buckets; bucket++)
        {
            var members = histograms.Where((_, hand) => BucketOf[hand] == bucket).ToArray();
            var sums = Enumerable.Range(0, histograms[0].Length).Select(next => members.Sum(histogram => (long)histogram[next])).ToArray();
            transitions.AddRange(
                from next in Enumerable.Range(0, sums.Length)
                where sums[next] > 0
                select new Transition(bucket, next, (float)((double)sums[next] / sums.Sum())));
        }

        Transitions = transitions;
        return this;
    }

    /// <summary>How many of a hand's deals of the next cards lead into each bucket of this street, and the sum of their equities.</summary>
    public (int[] Histogram, long Sum) Following(Observation hand)
    {
        var histogram = new int[Buckets];
        var sum = 0L;
        foreach (var dealt in Reference.Hands.Of(Hands.Deck.Cards - hand.All, Street.BoardCards() - hand.Board.Count))
        {
            var number = Hands.NumberOf(hand with { Board = hand.Board | dealt });
            histogram[BucketOf[number]]++;
            sum += Sums[number];
        }

        return (histogram, sum);
    }
}
