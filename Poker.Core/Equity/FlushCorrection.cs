using System.Numerics;

using Poker.Core.Cards;
using Poker.Core.Evaluation;

namespace Poker.Core.Equity;

/// <summary>What flushes of one suit change in a preflop hand's outcomes against a random hand.</summary>
/// <remarks>
/// Boards with three or more cards of the suit fall into classes: the ranks in the suit and the rank multiset of the others (26,026 +
/// 9,295 + 1,287 in the full deck). All boards of a class leave an opponent the same ways to each of its holdings, told apart by rank
/// and by whether a card is of the suit, so that a class is one sum over at most 253 holdings. A deal counts here by its
/// outcome with flushes less its outcome without.
/// </remarks>
internal sealed class FlushCorrection
{
    private readonly DeckRanks _deck;
    private readonly int _ownSuited;
    private readonly uint _ownKey;
    private readonly int[] _freeOff;
    private readonly int[] _left = new int[Card.Ranks];

    /// <summary>For a pocket and a suit.</summary>
    public FlushCorrection(CardSet pocket, int suit, DeckRanks deck)
    {
        _deck = deck;
        _ownSuited = pocket.Suit(suit);
        _ownKey = HandSum.Of(pocket).RankKeySum;
        var suited = new CardSet((ulong)_ownSuited << (16 * suit));
        _freeOff = deck.Free(pocket - suited, 3);
    }

    /// <summary>The sum over all boards with three or more cards of the suit and all opponents.</summary>
    public OutcomeCount Compute()
    {
        var sum = default(OutcomeCount);
        for (var suited = 1; suited <= _deck.Mask; suited++)
        {
            var count = BitOperations.PopCount((uint)suited);
            if ((suited & ~_deck.Mask) == 0 && (suited & _ownSuited) == 0 && count is >= 3 and <= 5)
            {
                _freeOff.CopyTo(_left, 0);
                sum += Others(suited, KeyOf(suited), 5 - count, Card.Ranks - 1, 1);
            }
        }

        return sum;
    }

    // Chooses the board's cards outside the suit, ranks descending, and counts the ways to do so.
    private OutcomeCount Others(int suited, uint key, int missing, int highest, long boards)
    {
        if (missing == 0)
        {
            return OfClass(suited, key) * boards;
        }

        var sum = default(OutcomeCount);
        for (var rank = _deck.Lowest; rank <= highest; rank++)
        {
            // The same rank twice: 3 free ways, then 2, in no order.
            var again = rank == highest && _left[rank] < _freeOff[rank];
            var ways = boards * _left[rank];
            if (ways > 0)
            {
                _left[rank]--;
                sum += Others(suited, key + RankKeys.All[rank], missing - 1, rank, again ? ways / 2 : ways);
                _left[rank]++;
            }
        }

        return sum;
    }

    private OutcomeCount OfClass(int suited, uint key)
    {
        var ownOff = Evaluator.OffSuit(key + _ownKey);
        var ownFlush = Evaluator.Flush(suited | _ownSuited);
        var own = ownFlush != 0 ? ownFlush : ownOff;
        var toFlush = 5 - BitOperations.PopCount((uint)suited);
        var freeSuited = _deck.Mask & ~suited & ~_ownSuited;
        var sum = default(OutcomeCount);
        for (var rest = freeSuited; rest != 0; rest &= rest - 1)
        {
            var first = BitOperations.TrailingZeroCount(rest);
            var firstKey = key + RankKeys.All[first];
            for (var others = rest & (rest - 1); others != 0; others &= others - 1)
            {
                var second = BitOperations.TrailingZeroCount(others);
                sum += Change(own, ownOff, suited | 1 << first | 1 << second, firstKey + RankKeys.All[second]);
            }

            foreach (var rank in ownFlush != 0 || toFlush <= 1 ? _deck.Ranks : [])
            {
                sum += Change(own, ownOff, suited | 1 << first, firstKey + RankKeys.All[rank]) * _left[rank];
            }
        }

        return ownFlush != 0 || toFlush == 0 ? sum + Unsuited(own, ownOff, suited, key) : sum;
    }

    private OutcomeCount Unsuited(int own, int ownOff, int suited, uint key)
    {
        var sum = default(OutcomeCount);
        foreach (var high in _deck.Ranks)
        {
            for (var low = _deck.Lowest; low <= high; low++)
            {
                var ways = low == high ? PreflopAgainstRandom.Choose(_left[low], 2) : _left[low] * _left[high];
                sum += Change(own, ownOff, suited, key + RankKeys.All[low] + RankKeys.All[high]) * ways;
            }
        }

        return sum;
    }

    private static OutcomeCount Change(int own, int ownOff, int otherSuited, uint otherKey)
    {
        var otherOff = Evaluator.OffSuit(otherKey);
        var otherFlush = Evaluator.Flush(otherSuited);
        return OutcomeCount.Of(own, otherFlush != 0 ? otherFlush : otherOff) - OutcomeCount.Of(ownOff, otherOff);
    }

    private static uint KeyOf(int ranks)
    {
        var key = 0u;
        for (; ranks != 0; ranks &= ranks - 1)
        {
            key += RankKeys.All[BitOperations.TrailingZeroCount(ranks)];
        }

        return key;
    }
}
