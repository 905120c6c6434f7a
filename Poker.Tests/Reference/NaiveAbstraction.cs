using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Indexing;

namespace Poker.Tests.Reference;

/// <summary>Phase 1 from the definitions: loops over opponents, histograms by look-ups in dictionaries, naive k-medians and k-means.</summary>
internal static class NaiveAbstraction
{
    /// <summary>The four streets, the river first. For small decks and few buckets.</summary>
    public static NaiveStreet[] Cluster(AbstractionKey key, Func<Street, PlainHands> hands)
    {
        var river = River(hands(Street.River), key.RiverBuckets);
        var turn = Turn(hands(Street.Turn), river, key);
        var flop = Emd(hands(Street.Flop), turn, key, key.FlopIterations);
        return [river, turn, flop, Emd(hands(Street.Preflop), flop, key, int.MaxValue)];
    }

    private static NaiveStreet River(PlainHands hands, int buckets)
    {
        var opponents = Binomials.Choose(hands.Deck.Count - 7, 2);
        var points = hands.Canonical.Select(hand => (long)PlainEquity.RiverPoints(hands.Deck, hand)).ToArray();
        var bucketOf = Array.ConvertAll(points, won => PlainEquity.Bucket((int)won, 2 * opponents, buckets));
        return new NaiveStreet(hands, buckets, bucketOf, points, 2 * opponents)
            .WithDistances((left, right) => Math.Abs(left - right), buckets - 1);
    }

    private static NaiveStreet Turn(PlainHands hands, NaiveStreet river, AbstractionKey key)
    {
        var following = hands.Canonical.Select(river.Following).ToArray();
        var histograms = Array.ConvertAll(following, one => one.Histogram);
        var distinct = new DistinctHistograms();
        foreach (var hand in InOrderOfEntries(hands))
        {
            distinct.Number(river.Following(hand).Histogram);
        }

        var pointOf = Array.ConvertAll(histograms, distinct.Number);
        var points = distinct.ToCdfPoints(pointOf);
        var options = new KMeansOptions { Clusters = Math.Min(key.TurnBuckets, points.Count), Seed = key.SeedOf(Street.Turn) };
        var (assignments, centroids, iterations) = NaiveKMedians.Cluster(points, options);
        var units = (double)points.Mass * points.Width;
        return new NaiveStreet(
            hands,
            centroids.Length,
            Array.ConvertAll(pointOf, point => assignments[point]),
            Array.ConvertAll(following, one => one.Sum),
            points.Mass * river.MaxSum)
        {
            Inertia = iterations[^1].Inertia / units / hands.Canonical.Count,
            Iterations = iterations.Count,
        }
        .WithDistances((left, right) => NaiveKMedians.Distance(centroids[left], centroids[right]), units)
        .WithTransitions(histograms);
    }

    private static NaiveStreet Emd(PlainHands hands, NaiveStreet next, AbstractionKey key, int iterations)
    {
        var following = hands.Canonical.Select(next.Following).ToArray();
        var histograms = Array.ConvertAll(following, one => one.Histogram);
        var ground = new GroundMetric(next.Buckets, next.Costs, next.UnitsPerEquity);
        var distinct = new DistinctHistograms();
        var pointOf = Array.ConvertAll(histograms, distinct.Number);
        var points = distinct.ToHistogramPoints(pointOf);
        var units = points.Mass * EmdKMeans.MassScale * ground.UnitsPerEquity;
        var sums = Array.ConvertAll(following, one => one.Sum);
        var alone = key.Buckets(hands.Street) >= hands.Canonical.Count;
        var means = new NaiveEmdKMeans(points, ground, Math.Min(key.Buckets(hands.Street), points.Count));
        if (!alone)
        {
            means.Run(key.SeedOf(hands.Street), iterations);
        }

        // As many buckets as hands: each hand is its own, though others have the same histogram.
        var centroids = alone ? [.. histograms.Select(Scaled)] : means.Centroids;
        var clusterOf = alone ? [.. Enumerable.Range(0, pointOf.Length)] : Array.ConvertAll(pointOf, point => means.Assignments[point]);
        return new NaiveStreet(hands, centroids.Count, clusterOf, sums, points.Mass * next.MaxSum)
        {
            Inertia = alone ? 0 : means.Iterations[^1].Inertia / units / hands.Canonical.Count,
            Iterations = alone ? 0 : means.Iterations.Count,
        }
        .WithDistances((left, right) => NaiveTransport.Distance(centroids[left], centroids[right], ground.Costs), units)
        .WithTransitions(histograms);
    }

    private static int[] Scaled(int[] histogram) => Array.ConvertAll(histogram, count => count * EmdKMeans.MassScale);

    // The documented order of the turn's entries: board by board, the pockets by the kinds of their cards, the higher kind first. A kind is
    // a rank and a group: suits with two board cards or more, in order, are groups 1 and 2, the others are group 0.
    private static IEnumerable<Observation> InOrderOfEntries(PlainHands hands) =>
        from board in hands.Canonical.Select(hand => hand.Board).Distinct()
        let suits = Enumerable.Range(0, Card.Suits).Where(suit => new CardSet((ulong)board.Suit(suit)).Count >= 2).ToList()
        from pocket in Hands.Of(hands.Deck.Cards - board, 2)
            .Select(pocket => (Cards: pocket, Kinds: pocket.ToArray().Select(card => (card.Rank, Group: suits.IndexOf(card.Suit) + 1)).ToArray()))
            .OrderBy(pocket => pocket.Kinds.Max()).ThenBy(pocket => pocket.Kinds.Min())
        select new Observation(pocket.Cards, board);
}
