using Poker.Core.Cards;
using Poker.Core.Indexing;

namespace Poker.Core.Clustering;

/// <summary>Entries that are the canonical hands' numbers: flop and preflop.</summary>
public sealed class NumberedEntries(CanonicalHands hands) : HandEntries(hands)
{
    /// <inheritdoc />
    public override int Count => Hands.Count;

    /// <inheritdoc />
    public override void Read(int board, ReadOnlySpan<short> pockets, Span<int> entries)
    {
        for (var i = 0; i < pockets.Length; i++)
        {
            entries[i] = Hands.RowsBefore(board) + i;
        }
    }

    /// <inheritdoc />
    public override void ReadPairs(CardSet board, Span<int> entries) => Hands.IndexPairs(board, entries);

    /// <inheritdoc />
    protected override int Find(Observation hand) => Hands.IndexOf(hand);
}
