using Poker.Core.Cards;
using Poker.Core.Clustering;

namespace Poker.Core.Play;

/// <summary>A flop's 1,176 pairs of turn and river: where the equities of each board begin, and its flush suit.</summary>
/// <remarks>
/// Made once a flop, so that a hand's 1,081 boards cost two reads each instead of a look-up: samples of new flops heads-up come 190,000 a second
/// instead of 41,000. 6 KB a flop.
/// </remarks>
internal sealed class FlopRunouts
{
    private readonly Card[] _unseen;

    // [higher · (higher − 1) / 2 + lower], by places in _unseen.
    private readonly int[] _offsets;
    private readonly sbyte[] _flushSuits;

    /// <summary>Looks the boards of a flop up.</summary>
    public FlopRunouts(RiverClasses classes, CardSet flop)
    {
        _unseen = (classes.Deck.Cards - flop).ToArray();
        var pairs = _unseen.Length * (_unseen.Length - 1) / 2;
        (_offsets, _flushSuits) = (new int[pairs], new sbyte[pairs]);
        for (int higher = 1, pair = 0; higher < _unseen.Length; higher++)
        {
            for (var lower = 0; lower < higher; lower++, pair++)
            {
                _offsets[pair] = classes.OffsetOf(flop | _unseen[higher].Set | _unseen[lower].Set, out var flushSuit);
                _flushSuits[pair] = (sbyte)flushSuit;
            }
        }
    }

    /// <summary>The sum of a pocket's points over the boards that it leaves.</summary>
    /// <param name="pocket">Two cards off the flop.</param>
    /// <param name="points"><see cref="RiverEquities.Points"/> of the same classes.</param>
    public long Sum(CardSet pocket, ReadOnlySpan<ushort> points)
    {
        Span<int> slots = stackalloc int[1 + Card.Suits];
        ReadSlots(pocket, slots);
        var sum = 0L;
        for (int higher = 1, pair = 0; higher < _unseen.Length; higher++)
        {
            if (pocket.Contains(_unseen[higher]))
            {
                pair += higher;
                continue;
            }

            for (var lower = 0; lower < higher; lower++, pair++)
            {
                sum += pocket.Contains(_unseen[lower]) ? 0 : points[_offsets[pair] + slots[_flushSuits[pair] + 1]];
            }
        }

        return sum;
    }

    // The pair of kinds that the pocket is, by flush suit + 1.
    private static void ReadSlots(CardSet pocket, Span<int> slots)
    {
        Span<Card> cards = stackalloc Card[2];
        pocket.CopyTo(cards);
        for (var flushSuit = RiverClasses.NoFlush; flushSuit < Card.Suits; flushSuit++)
        {
            slots[flushSuit + 1] = RankMultisets.Pair(RiverClasses.Kind(cards[0], flushSuit), RiverClasses.Kind(cards[1], flushSuit));
        }
    }
}
