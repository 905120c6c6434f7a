using Poker.Core.Cards;
using Poker.Core.Indexing;

namespace Poker.Core.Clustering;

/// <summary>The preflop hands' histograms over flop buckets: 169 points of mass C(50, 3) = 19,600 on the full deck.</summary>
/// <param name="Hands">The canonical hands.</param>
/// <param name="Points">The distinct histograms, numbered by first occurrence.</param>
/// <param name="PointOf">The point of each canonical hand.</param>
/// <param name="Sums">Σ of the flop children's sums of each hand: the exact equity, in units of 1/<paramref name="MaxSum"/>.</param>
/// <param name="MaxSum">The sum of a hand that always wins.</param>
public sealed record PreflopHistograms(CanonicalHands Hands, HistogramPoints Points, int[] PointOf, long[] Sums, long MaxSum)
{
    /// <summary>Builds them from the flop's buckets and equity sums.</summary>
    /// <remarks>
    /// Each canonical flop hand stands for as many deals as its orbit has members; divided among the pockets of its preflop class, that is
    /// its share of each pocket's C(50, 3) flops.
    /// </remarks>
    public static PreflopHistograms Build(CanonicalHands flop, byte[] flopBucketOf, int[] flopSums, long flopMaxSum, int flopBuckets)
    {
        var deck = flop.Boards.Deck;
        var hands = new CanonicalHands(deck, Street.Preflop);
        var counts = new int[hands.Count * 256];
        var sums = new long[hands.Count];
        var classOf = ClassOfPockets(hands);
        Span<short> pockets = stackalloc short[Pockets.Count];
        for (int board = 0, hand = 0; board < flop.Boards.Count; board++)
        {
            var count = flop.PocketsOn(board, pockets);
            for (var i = 0; i < count; i++, hand++)
            {
                var preflop = classOf[pockets[i]];
                var deals = SuitIsomorphism.OrbitSize(new Observation(Pockets.Sets[pockets[i]], flop.Boards[board]));
                counts[(preflop * 256) + flopBucketOf[hand]] += deals;
                sums[preflop] += (long)deals * flopSums[hand];
            }
        }

        var mass = Binomials.Choose(deck.Count - 2, 3);
        return Collect(hands, counts, sums, mass, mass * flopMaxSum, flopBuckets);
    }

    private static PreflopHistograms Collect(CanonicalHands hands, int[] counts, long[] sums, int mass, long maxSum, int flopBuckets)
    {
        var distinct = new SparseHistograms();
        var pointOf = new int[hands.Count];
        var histogram = new uint[256];
        var occupied = new ulong[4];
        for (var hand = 0; hand < hands.Count; hand++)
        {
            var pockets = SuitIsomorphism.OrbitSize(hands.At(hand));
            sums[hand] /= pockets;
            var row = counts.AsSpan(hand * 256, 256);
            Array.Clear(occupied);
            for (var bucket = 0; bucket < 256; bucket++)
            {
                row[bucket] /= pockets;
                occupied[bucket >> 6] |= row[bucket] > 0 ? 1UL << (bucket & 63) : 0;
            }

            pointOf[hand] = distinct.Add(histogram.AsSpan(0, SparseHistograms.Pack(row, occupied, histogram)));
        }

        return new PreflopHistograms(hands, distinct.ToPoints(flopBuckets, mass), pointOf, sums, maxSum);
    }

    private static int[] ClassOfPockets(CanonicalHands hands)
    {
        var classes = new int[Pockets.Count];
        for (var pocket = 0; pocket < Pockets.Count; pocket++)
        {
            var observation = new Observation(Pockets.Sets[pocket], CardSet.Empty);
            classes[pocket] = (observation.All - hands.Boards.Deck.Cards).IsEmpty ? hands.IndexOf(observation) : -1;
        }

        return classes;
    }
}
