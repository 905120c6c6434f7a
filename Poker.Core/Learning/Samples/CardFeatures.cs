using System.Numerics;

using Poker.Core.Cards;
using Poker.Core.Evaluation;

namespace Poker.Core.Learning.Samples;

/// <summary>The features of pocket and board, their look-ups aside.</summary>
internal static class CardFeatures
{
    private const int LowestBroadway = 8;
    private const double HighestRank = Card.Ranks - 1;
    private const double MostBoardCards = 5;

    /// <summary>Writes them.</summary>
    /// <param name="pocket">Two cards.</param>
    /// <param name="board">None, three, four or five.</param>
    /// <param name="features">Zeros, all of a vector.</param>
    public static void Write(CardSet pocket, CardSet board, Span<float> features)
    {
        WritePocket(pocket, features);
        features[(int)Feature.Preflop + (int)Streets.WithBoardCards(board.Count)] = 1;
        if (board.IsEmpty)
        {
            features[(int)Feature.Made] = features[(int)Feature.PocketPair] / (float)HandCategory.StraightFlush;
            return;
        }

        var category = Evaluator.StrengthOf(pocket | board).Category;
        features[(int)Feature.Made] = (float)category / (float)HandCategory.StraightFlush;
        WriteSuits(pocket, board, features);
        WriteRanks(board, features);
        if (board.Count < MostBoardCards && category < HandCategory.Straight)
        {
            features[(int)Feature.StraightDraw] = Math.Min(StraightOuts(Ranks(pocket), Ranks(board)), 2) / 2f;
        }
    }

    private static void WritePocket(CardSet pocket, Span<float> features)
    {
        var ranks = Ranks(pocket);
        var high = BitOperations.Log2((uint)ranks);
        var low = BitOperations.TrailingZeroCount(ranks);
        features[(int)Feature.PocketHigh] = (float)(high / HighestRank);
        features[(int)Feature.PocketLow] = (float)(low / HighestRank);
        features[(int)Feature.PocketPair] = FeatureScale.Flag(high == low);
        for (var suit = 0; suit < Card.Suits; suit++)
        {
            features[(int)Feature.PocketSuited] += FeatureScale.Flag(BitOperations.PopCount((uint)pocket.Suit(suit)) == 2);
        }
    }

    private static void WriteSuits(CardSet pocket, CardSet board, Span<float> features)
    {
        var most = 0;
        for (var suit = 0; suit < Card.Suits; suit++)
        {
            var (own, shown) = (BitOperations.PopCount((uint)pocket.Suit(suit)), BitOperations.PopCount((uint)board.Suit(suit)));
            most = Math.Max(most, shown);
            if (board.Count < MostBoardCards && own > 0 && own + shown == 4)
            {
                features[(int)Feature.FlushDraw] = 1;
            }
        }

        features[(int)Feature.BoardSuit] = (float)(most / MostBoardCards);
        features[(int)Feature.BoardFlush] = FeatureScale.Flag(most >= 3);
        features[(int)Feature.BoardTwoTone] = FeatureScale.Flag(most == 2 && board.Count < MostBoardCards);
    }

    private static void WriteRanks(CardSet board, Span<float> features)
    {
        Span<int> counts = stackalloc int[Card.Ranks];
        counts.Clear();
        var (pairs, trips, broadway) = (0, 0, 0);
        foreach (var card in board)
        {
            counts[card.Rank]++;
            pairs += counts[card.Rank] == 2 ? 1 : 0;
            trips += counts[card.Rank] == 3 ? 1 : 0;
            broadway += card.Rank >= LowestBroadway ? 1 : 0;
        }

        var ranks = Ranks(board);
        var connected = MostInARow(ranks);
        features[(int)Feature.BoardHigh] = (float)(BitOperations.Log2((uint)ranks) / HighestRank);
        features[(int)Feature.BoardLow] = (float)(BitOperations.TrailingZeroCount(ranks) / HighestRank);
        features[(int)Feature.BoardPairs] = pairs / 2f;
        features[(int)Feature.BoardTrips] = FeatureScale.Flag(trips > 0);
        features[(int)Feature.BoardConnected] = (float)(connected / MostBoardCards);
        features[(int)Feature.BoardStraight] = FeatureScale.Flag(connected >= 3);
        features[(int)Feature.BoardBroadway] = (float)(broadway / MostBoardCards);
    }

    // Ranks that make a straight of all cards, and none of the board alone.
    private static int StraightOuts(int pocket, int board)
    {
        var outs = 0;
        for (var rank = 0; rank < Card.Ranks; rank++)
        {
            outs += HoldsStraight(pocket | board | 1 << rank) && !HoldsStraight(board | 1 << rank) ? 1 : 0;
        }

        return outs;
    }

    private static bool HoldsStraight(int ranks)
    {
        var withLowAce = WithLowAce(ranks);
        return (withLowAce & withLowAce >> 1 & withLowAce >> 2 & withLowAce >> 3 & withLowAce >> 4) != 0;
    }

    private static int MostInARow(int ranks)
    {
        var most = 0;
        for (var window = WithLowAce(ranks); window != 0; window >>= 1)
        {
            most = Math.Max(most, BitOperations.PopCount((uint)window & 0x1F));
        }

        return most;
    }

    // Bit 0 is the ace below the deuce, bit 13 the ace above the king.
    private static int WithLowAce(int ranks) => ranks << 1 | ranks >> (Card.Ranks - 1);

    private static int Ranks(CardSet cards) => cards.Suit(0) | cards.Suit(1) | cards.Suit(2) | cards.Suit(3);
}
