using System.Globalization;
using Poker.Core.Cards;
using Poker.Core.Indexing;

namespace Poker.Explorer.Buckets;

/// <summary>Hands of one street with all that the database said of them: what is left is to compute.</summary>
/// <param name="Hands">The hands, as asked for.</param>
/// <param name="Buckets">Their buckets, which have means unless the street is the river.</param>
/// <param name="View">Their street.</param>
/// <param name="Next">The next street; null on the river.</param>
/// <param name="Own">Their histograms over the next street; empty on the river.</param>
internal sealed record FoundHands(Observation[] Hands, int[] Buckets, StreetView View, StreetView? Next, NextHistogram[] Own)
{
    private const int NearestCompared = 6;

    /// <summary>Compares them with their buckets and with each other.</summary>
    /// <param name="cancellation">Ends it after the next equity or earth mover's distance.</param>
    public HandComparison Compare(CancellationToken cancellation)
    {
        var equities = new double[Hands.Length];
        for (var i = 0; i < Hands.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            equities[i] = View.EquityOf(Hands[i], Buckets[i]);
        }

        return Next is null ? OnTheRiver(equities) : Before(Next, equities, cancellation);
    }

    private HandComparison OnTheRiver(double[] equities)
    {
        var details = Hands.Select((hand, i) => Details(i, equities[i], Compared(i).ToDictionary(
            bucket => bucket, bucket => Math.Abs(equities[i] - View.Stored.Equity[bucket]))));
        return new(
            View.Street.Name(), null, [.. details], [], [.. equities.Select(one => equities.Select(other => Math.Abs(one - other)).ToArray())]);
    }

    private HandComparison Before(StreetView next, double[] equities, CancellationToken cancellation)
    {
        var details = new HandDetails[Hands.Length];
        var histograms = new List<NextHistogram>();
        for (var i = 0; i < Hands.Length; i++)
        {
            var means = new Dictionary<int, NextHistogram>();
            foreach (var bucket in Compared(i))
            {
                // A bucket without hands has no mean, and is near to nothing.
                if (NextHistogram.OfBucket(View.Stored.SharesOf(bucket), Own[i].Total) is { } mean)
                {
                    means.Add(bucket, mean);
                }
            }

            var distances = Own[i].DistancesTo([.. means.Values], next.Ground, cancellation);
            details[i] = Details(i, equities[i], means.Keys.Zip(distances).ToDictionary(pair => pair.First, pair => pair.Second));
            histograms.AddRange([Own[i], means[Buckets[i]]]);
        }

        return new(View.Street.Name(), next.Street.Name(), details, Shares(histograms, next), Distances(next, cancellation));
    }

    /// <summary>The hand's bucket, then those nearest to it.</summary>
    private IEnumerable<int> Compared(int hand) => View.Nearest(Buckets[hand], NearestCompared).Select(near => near.Bucket).Prepend(Buckets[hand]);

    private double[][] Distances(StreetView next, CancellationToken cancellation)
    {
        var distances = Array.ConvertAll(Own, _ => new double[Own.Length]);
        for (var one = 0; one < Own.Length - 1; one++)
        {
            var rest = Own[one].DistancesTo(Own[(one + 1)..], next.Ground, cancellation);
            for (var other = one + 1; other < Own.Length; other++)
            {
                distances[one][other] = distances[other][one] = rest[other - one - 1];
            }
        }

        return distances;
    }

    private HandDetails Details(int index, double equity, Dictionary<int, double> distances)
    {
        var (hand, bucket) = (Hands[index], Buckets[index]);
        var canonical = SuitIsomorphism.Canonical(hand);
        return new(
            hand.ToString(),
            canonical.ToString(),
            canonical.Pack().ToString(CultureInfo.InvariantCulture),
            SuitIsomorphism.OrbitSize(hand),
            equity,
            bucket,
            View.NameOf(bucket),
            View.Stored.Equity[bucket],
            View.Stored.Population[bucket],
            distances[bucket],
            [.. distances.Where(near => near.Key != bucket).OrderBy(near => near.Value).Select(near => View.Near(near.Key, near.Value))]);
    }

    /// <summary>Histograms side by side, over the buckets that any of them has.</summary>
    private static IReadOnlyList<NextShare> Shares(IReadOnlyList<NextHistogram> histograms, StreetView next) =>
        [.. Enumerable.Range(0, next.Stored.Buckets)
            .Where(bucket => histograms.Any(histogram => histogram.Masses[bucket] > 0))
            .OrderBy(bucket => next.Stored.Equity[bucket]).ThenBy(bucket => bucket)
            .Select(bucket => new NextShare(bucket, next.Stored.Equity[bucket], [.. histograms.Select(histogram => histogram[bucket])]))];
}
