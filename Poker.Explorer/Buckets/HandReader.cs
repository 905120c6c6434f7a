using System.Globalization;
using Npgsql;
using Poker.Core.Cards;
using Poker.Core.Indexing;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Explorer.Buckets;

/// <summary>Looks hands up, and compares them with their buckets and with each other.</summary>
internal sealed class HandReader(NpgsqlDataSource dataSource, StreetViews views)
{
    /// <summary>Hands that are compared at most.</summary>
    public const int MostHands = 4;

    private const int NearestCompared = 6;

    private readonly BucketLookup _lookup = new(dataSource);

    /// <summary>One to four hands of one street.</summary>
    /// <exception cref="ExplorerException">They cannot be compared, or are not stored.</exception>
    public async Task<HandComparison> ReadAsync(IReadOnlyList<string> texts, CancellationToken cancellation)
    {
        if (texts.Count is 0 or > MostHands)
        {
            throw ExplorerException.BadInput($"Give one to {MostHands} hands, not {texts.Count}: pocket cards, then the board, such as AhKh 2c3c4c.");
        }

        var hands = texts.Select(text => ExplorerException.Parsed(() => Observation.Parse(text))).ToArray();
        if (hands.FirstOrDefault(hand => !hand.IsValid || hand.Street != hands[0].Street) is { IsValid: true } other)
        {
            throw ExplorerException.BadInput(
                $"Hands are compared on one street: '{hands[0]}' is on the {hands[0].Street.Name()}, '{other}' on the {other.Street.Name()}.");
        }

        var view = await views.GetAsync(hands[0].Street, cancellation);
        Check(hands, view.Deck);
        var found = await Task.WhenAll(hands.Select(async hand =>
            await _lookup.FindAsync(SuitIsomorphism.Canonical(hand).Pack(), cancellation)
            ?? throw ExplorerException.Missing($"{hand} is not stored: its street is being replaced.")));
        var buckets = Array.ConvertAll(found, bucket => bucket.Bucket);
        return view.Street == Street.River
            ? Rivers(hands, buckets, view)
            : await EarlierAsync(hands, buckets, view, await views.GetAsync(view.Street.Next(), cancellation), cancellation);
    }

    private static void Check(Observation[] hands, Deck deck)
    {
        foreach (var hand in hands)
        {
            if (!(hand.All - deck.Cards).IsEmpty)
            {
                throw ExplorerException.BadInput($"The {deck.Name} deck that is clustered has no {hand.All - deck.Cards}.");
            }
        }
    }

    private static HandComparison Rivers(Observation[] hands, int[] buckets, StreetView view)
    {
        var equities = hands.Zip(buckets, view.EquityOf).ToArray();
        var details = hands.Select((hand, i) => Details(
            hand, view, buckets[i], equities[i], bucket => Math.Abs(equities[i] - view.Stored.Equity[bucket])));
        return new(
            view.Street.Name(), null, [.. details], [], [.. equities.Select(one => equities.Select(other => Math.Abs(one - other)).ToArray())]);
    }

    private async Task<HandComparison> EarlierAsync(
        Observation[] hands, int[] buckets, StreetView view, StreetView next, CancellationToken cancellation)
    {
        if (view.Stored.NextBuckets != next.Stored.Buckets)
        {
            throw ExplorerException.Missing("The street is being replaced: try again when it is clustered.");
        }

        var own = await Task.WhenAll(hands.Select(hand => NextHistogram.OfHandAsync(hand, next, _lookup, cancellation)));
        var means = Array.ConvertAll(buckets, bucket => NextHistogram.OfBucket(view.Stored.SharesOf(bucket), own[0].Total));
        var details = new HandDetails[hands.Length];
        for (var i = 0; i < hands.Length; i++)
        {
            int[] compared = [buckets[i], .. view.Nearest(buckets[i], NearestCompared).Select(near => near.Bucket)];
            var distances = own[i].DistancesTo(
                [.. compared.Select(bucket => NextHistogram.OfBucket(view.Stored.SharesOf(bucket), own[i].Total))], next.Ground);
            details[i] = Details(hands[i], view, buckets[i], view.EquityOf(hands[i], buckets[i]), bucket => distances[Array.IndexOf(compared, bucket)]);
        }

        return new(
            view.Street.Name(),
            next.Street.Name(),
            details,
            Shares([.. own.Zip(means).SelectMany(pair => new[] { pair.First, pair.Second })], next),
            [.. own.Select(one => one.DistancesTo(own, next.Ground))]);
    }

    private static HandDetails Details(Observation hand, StreetView view, int bucket, double equity, Func<int, double> distanceTo)
    {
        var canonical = SuitIsomorphism.Canonical(hand);
        return new(
            hand.ToString(),
            canonical.ToString(),
            canonical.Pack().ToString(CultureInfo.InvariantCulture),
            SuitIsomorphism.OrbitSize(hand),
            equity,
            bucket,
            view.NameOf(bucket),
            view.Stored.Equity[bucket],
            view.Stored.Population[bucket],
            distanceTo(bucket),
            [.. view.Nearest(bucket, NearestCompared).Select(near => near with { Distance = distanceTo(near.Bucket) }).OrderBy(near => near.Distance)]);
    }

    /// <summary>Histograms side by side, over the buckets that any of them has.</summary>
    internal static IReadOnlyList<NextShare> Shares(IReadOnlyList<NextHistogram> histograms, StreetView next) =>
        [.. Enumerable.Range(0, next.Stored.Buckets)
            .Where(bucket => histograms.Any(histogram => histogram.Masses[bucket] > 0))
            .OrderBy(bucket => next.Stored.Equity[bucket]).ThenBy(bucket => bucket)
            .Select(bucket => new NextShare(bucket, next.Stored.Equity[bucket], [.. histograms.Select(histogram => histogram[bucket])]))];
}
