using System.Numerics;
using Poker.Core.Cards;
using Poker.Core.Evaluation;

namespace Poker.Core.Clustering;

/// <summary>Computes one class of river boards at a time; holds a thread's scratch space.</summary>
/// <remarks>
/// Pairs of kinds are grouped by strength and the groups visited from the weakest. With B the opponents' pockets strictly weaker, w(k) those
/// of them that hold a given card of kind k, and B′, w′ the same with ties counted in, a pocket (a, b) has
/// <code>2·wins + ties = B + B′ + 1 − Σ over a and b of (w + w′)</code>
/// opponents' points: pockets that share a card with it drop out by inclusion and exclusion. No loop over opponents, no sampling.
/// </remarks>
internal sealed class RiverSweep
{
    private const int MaxKinds = 2 * Card.Ranks;

    private readonly int _rankMask;
    private readonly ushort[] _first = new ushort[Strength.Count + 1];
    private readonly ushort[] _next = new ushort[MaxKinds * (MaxKinds + 1) / 2];
    private readonly byte[] _low = new byte[MaxKinds * (MaxKinds + 1) / 2];
    private readonly byte[] _high = new byte[MaxKinds * (MaxKinds + 1) / 2];
    private readonly ulong[] _present = new ulong[(Strength.Count >> 6) + 1];
    private readonly int[] _copies = new int[MaxKinds];
    private readonly int[] _holding = new int[MaxKinds];
    private int _weaker;

    public RiverSweep(Deck deck)
    {
        _rankMask = deck.RankMask;
        for (int high = 0, slot = 0; high < MaxKinds; high++)
        {
            for (var low = 0; low <= high; low++, slot++)
            {
                (_low[slot], _high[slot]) = ((byte)low, (byte)high);
            }
        }
    }

    /// <summary>Writes the points of a class's pairs at its offset.</summary>
    public void Run(RiverClass board, ushort[] points)
    {
        CountCopies(board);
        GroupByStrength(board);
        Sweep(points.AsSpan(board.Offset));
    }

    private void CountCopies(RiverClass board)
    {
        for (var rank = 0; rank < Card.Ranks; rank++)
        {
            var inDeck = _rankMask >> rank & 1;
            if (board.Flush == 0)
            {
                _copies[rank] = (4 * inDeck) - board.Others[rank];
            }
            else
            {
                _copies[2 * rank] = (3 * inDeck) - board.Others[rank];
                _copies[(2 * rank) + 1] = inDeck - (board.Flush >> rank & 1);
            }
        }
    }

    // Lists of slots by strength, headed in _first (slot + 1, 0 = none) with a bitmap of the strengths that occur.
    private void GroupByStrength(RiverClass board)
    {
        var boardKey = 0U;
        for (var rank = 0; rank < Card.Ranks; rank++)
        {
            boardKey += (uint)(board.Others[rank] + (board.Flush >> rank & 1)) * Evaluator.RankKey(rank);
        }

        var suited = board.Flush == 0 ? 0 : 1;
        for (int high = 0, slot = 0; high < Card.Ranks << suited; high++)
        {
            var highKey = boardKey + Evaluator.RankKey(high >> suited);
            var highFlush = board.Flush | ((high & suited) << (high >> suited));
            for (var low = 0; low <= high; low++, slot++)
            {
                if (_copies[high] <= (low == high ? 1 : 0) || _copies[low] == 0)
                {
                    continue;
                }

                var flush = highFlush | ((low & suited) << (low >> suited));
                var strength = BitOperations.PopCount((uint)flush) >= 5
                    ? Evaluator.Flush(flush)
                    : Evaluator.OffSuit(highKey + Evaluator.RankKey(low >> suited));
                _next[slot] = _first[strength];
                _first[strength] = (ushort)(slot + 1);
                _present[strength >> 6] |= 1UL << (strength & 63);
            }
        }
    }

    private void Sweep(Span<ushort> points)
    {
        Array.Clear(_holding);
        _weaker = 0;
        for (var word = 0; word < _present.Length; word++)
        {
            for (var bits = _present[word]; bits != 0; bits &= bits - 1)
            {
                var strength = (word << 6) + BitOperations.TrailingZeroCount(bits);
                SweepGroup(_first[strength], points);
                _first[strength] = 0;
            }

            _present[word] = 0;
        }
    }

    private void SweepGroup(ushort first, Span<ushort> points)
    {
        for (var slot = first; slot != 0; slot = _next[slot - 1])
        {
            points[slot - 1] = (ushort)(_weaker - _holding[_low[slot - 1]] - _holding[_high[slot - 1]]);
        }

        for (var slot = first; slot != 0; slot = _next[slot - 1])
        {
            int low = _low[slot - 1], high = _high[slot - 1];
            if (low == high)
            {
                _weaker += _copies[low] * (_copies[low] - 1) / 2;
                _holding[low] += _copies[low] - 1;
            }
            else
            {
                _weaker += _copies[low] * _copies[high];
                _holding[low] += _copies[high];
                _holding[high] += _copies[low];
            }
        }

        for (var slot = first; slot != 0; slot = _next[slot - 1])
        {
            points[slot - 1] += (ushort)(_weaker - _holding[_low[slot - 1]] - _holding[_high[slot - 1]] + 1);
        }
    }
}
