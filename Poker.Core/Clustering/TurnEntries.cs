using Poker.Core.Cards;
using Poker.Core.Indexing;

namespace Poker.Core.Clustering;

/// <summary>The turn's entries: pairs of kinds on canonical boards.</summary>
public sealed class TurnEntries(TurnBoards boards) : HandEntries(new CanonicalHands(boards.Boards))
{
    private static readonly int[] SameSuits = [0, 1, 2, 3];

    /// <summary>The layout.</summary>
    public TurnBoards Layout => boards;

    /// <inheritdoc />
    public override int Count => boards.Entries;

    /// <inheritdoc />
    public override void Read(int board, ReadOnlySpan<short> pockets, Span<int> entries)
    {
        Span<byte> kinds = stackalloc byte[Card.Count];
        boards.Kinds(board, SameSuits, kinds);
        var offset = boards.Offset(board);
        ReadOnlySpan<byte> lows = Pockets.Low, highs = Pockets.High;
        for (var i = 0; i < pockets.Length; i++)
        {
            entries[i] = offset + RankMultisets.Pair(kinds[lows[pockets[i]]], kinds[highs[pockets[i]]]);
        }
    }

    /// <inheritdoc />
    public override void ReadPairs(CardSet board, Span<int> entries)
    {
        Span<int> suits = stackalloc int[Card.Suits];
        Span<byte> kinds = stackalloc byte[Card.Count];
        var number = boards.Boards.NumberOf(SuitIsomorphism.CanonicalBoard(board, suits));
        boards.Kinds(number, suits, kinds);
        RankMultisets.AddPairs(kinds, boards.Offset(number), entries);
    }

    /// <inheritdoc />
    protected override int Find(Observation hand) => boards.EntryOf(hand);
}
