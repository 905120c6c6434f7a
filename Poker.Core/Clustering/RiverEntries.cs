using Poker.Core.Cards;
using Poker.Core.Indexing;

namespace Poker.Core.Clustering;

/// <summary>The river's entries: pairs of kinds on classes of boards.</summary>
public sealed class RiverEntries(RiverClasses classes) : HandEntries(new CanonicalHands(classes.Deck, Street.River))
{
    /// <summary>The layout.</summary>
    public RiverClasses Layout => classes;

    /// <inheritdoc />
    public override int Count => classes.Entries;

    /// <inheritdoc />
    public override void Read(int board, ReadOnlySpan<short> pockets, Span<int> entries)
    {
        Span<byte> kinds = stackalloc byte[Card.Count];
        var offset = classes.OffsetOf(Hands.Boards[board], out var flushSuit);
        for (var card = 0; card < Card.Count; card++)
        {
            kinds[card] = (byte)RiverClasses.Kind(new Card((byte)card), flushSuit);
        }

        ReadOnlySpan<byte> lows = Pockets.Low, highs = Pockets.High;
        for (var i = 0; i < pockets.Length; i++)
        {
            entries[i] = offset + RankMultisets.Pair(kinds[lows[pockets[i]]], kinds[highs[pockets[i]]]);
        }
    }

    /// <inheritdoc />
    public override void ReadPairs(CardSet board, Span<int> entries)
    {
        Span<byte> kinds = stackalloc byte[Card.Count];
        var offset = classes.OffsetOf(board, out var flushSuit);
        for (var card = 0; card < Card.Count; card++)
        {
            kinds[card] = (byte)RiverClasses.Kind(new Card((byte)card), flushSuit);
        }

        RankMultisets.AddPairs(kinds, offset, entries);
    }

    /// <inheritdoc />
    protected override int Find(Observation hand) => classes.EntryOf(hand);
}
