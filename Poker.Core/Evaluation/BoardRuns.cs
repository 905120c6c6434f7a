using System.Numerics;

using Poker.Core.Cards;

namespace Poker.Core.Evaluation;

/// <summary>Strengths of a board joined with many pairs of cards.</summary>
public static class BoardRuns
{
    private const uint ThreeBias = 0x7D7D_7D7D;
    private const uint ThreeBits = 0x8080_8080;

    /// <summary>The suit of which a board of at most five cards holds three or more, −1 when there is none.</summary>
    public static int FlushSuit(HandSum board)
    {
        var suits = ((uint)board.Key + ThreeBias) & ThreeBits;
        return suits == 0 ? -1 : BitOperations.TrailingZeroCount(suits) >> 3;
    }

    /// <summary>The strengths of a five-card board with the first pairs of <see cref="CardPairs"/>, as many as there is room for.</summary>
    /// <remarks>Pairs that share a card with the board get a number that means nothing.</remarks>
    public static void Evaluate(HandSum board, Span<int> strengths)
    {
        var keys = CardPairs.RankKeySums[..strengths.Length];
        var suit = FlushSuit(board);
        if (suit < 0)
        {
            StrengthRuns.OffSuit(board.RankKeySum, keys, strengths);
            return;
        }

        StrengthRuns.WithFlush(board.RankKeySum, keys, new CardSet(board.Cards).Suit(suit), CardPairs.SuitRanks(suit), strengths);
    }
}
