using Poker.Core.Cards;
using Poker.Core.Indexing;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Explorer.Buckets;

/// <summary>Looks hands up, to compare them with their buckets and with each other.</summary>
/// <param name="views">The streets.</param>
/// <param name="turns">The turns at computing.</param>
internal sealed class HandReader(StreetViews views, BucketTurns turns)
{
    /// <summary>Hands that are compared at most.</summary>
    public const int MostHands = 4;

    /// <summary>One to four hands of one street.</summary>
    /// <exception cref="ExplorerException">They cannot be compared, or are not stored.</exception>
    public async Task<HandComparison> ReadAsync(IReadOnlyList<string> texts, CancellationToken cancellation)
    {
        var hands = Parse(texts);
        var found = await views.ReadAsync(session => FindAsync(hands, session, cancellation), cancellation);
        return await turns.Cores.TakeAsync(() => found.Compare(cancellation), cancellation);
    }

    private static Observation[] Parse(IReadOnlyList<string> texts)
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

        return hands;
    }

    private async Task<FoundHands> FindAsync(Observation[] hands, StreetSession session, CancellationToken cancellation)
    {
        var (view, next) = await views.GetWithNextAsync(hands[0].Street, session, cancellation);
        foreach (var hand in hands)
        {
            if (!(hand.All - view.Deck.Cards).IsEmpty)
            {
                throw ExplorerException.BadInput($"The {view.Deck.Name} deck that is clustered has no {hand.All - view.Deck.Cards}.");
            }
        }

        var keys = Array.ConvertAll(hands, hand => SuitIsomorphism.Canonical(hand).Pack());
        var own = await session.FindAllAsync(view.Street, [.. keys.Distinct()], cancellation);
        var buckets = Array.ConvertAll(keys, key => own.TryGetValue(key, out var bucket) ? bucket.Bucket : -1);
        var histograms = next is null ? [] : await HistogramsAsync(hands, buckets, view, next, session, cancellation);
        return !await session.HoldsAsync(cancellation) ? throw new StreetReplacedException()
            : !buckets.All(view.HasHands) ? throw Lacking("hands", view.Street)
            : next is not null && !buckets.All(view.HasMean) ? throw Lacking("transitions", view.Street)
            : histograms.Any(histogram => histogram is null) ? throw Lacking("hands", view.Street.Next())
            : new FoundHands(hands, buckets, view, next, [.. histograms.OfType<NextHistogram>()]);
    }

    /// <summary>All hands' histograms, by one query for what has to be dealt; null where a hand's next hands are not all stored.</summary>
    private static async Task<NextHistogram?[]> HistogramsAsync(
        Observation[] hands, int[] buckets, StreetView view, StreetView next, StreetSession session, CancellationToken cancellation)
    {
        var histograms = new NextHistogram?[hands.Length];
        var children = new Dictionary<long, int>?[hands.Length];
        for (var i = 0; i < hands.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            histograms[i] = view.IsOnlyHand(buckets[i])
                ? NextHistogram.OfOnlyHand(view.Stored.SharesOf(buckets[i]), CanonicalHands.CountChildren(view.Deck, hands[i]))
                : null;
            children[i] = histograms[i] is null ? NextHistogram.Deal(hands[i], view.Deck) : null;
        }

        long[] wanted = [.. children.OfType<Dictionary<long, int>>().SelectMany(dealt => dealt.Keys).Distinct()];
        if (wanted.Length > 0)
        {
            var found = await session.FindAllAsync(next.Street, wanted, cancellation);
            for (var i = 0; i < hands.Length; i++)
            {
                histograms[i] ??= NextHistogram.OfHand(children[i]!, found, next.Stored.Buckets);
            }
        }

        return histograms;
    }

    private static ExplorerException Lacking(string what, Street street) =>
        ExplorerException.Missing($"The database lacks {what} of the {street.Name()}: ./poker cluster --reset stores all anew.");
}
