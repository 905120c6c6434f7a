using System.Numerics;
using System.Runtime.CompilerServices;

using Poker.Core.Cards;
using Poker.Core.Numerics;

namespace Poker.Core.Evaluation;

/// <summary>Ranks hands of five, six or seven cards: the strength, 1 … 7,462, of the best five of them.</summary>
/// <remarks>
/// Without five cards of one suit a hand is its multiset of ranks: two dependent reads, a row's offset and the strength. With them it is the
/// mask of that suit's ranks: one read (seven cards with a flush hold no full house or four of a kind). A deck with fewer ranks needs
/// nothing else. The number of cards is the caller's promise; with others the answer means nothing, but every read stays in bounds.
/// A loop that is compiled before the tables exist checks for them at every read: call <see cref="Prepare"/> from its caller.
/// </remarks>
public static class Evaluator
{
    private const uint FlushBias = 0x7B7B_7B7B;
    private const uint FlushBits = 0x8080_8080;

    /// <summary>Builds the tables (about 50 ms, once) unless they are there.</summary>
    public static void Prepare() => RuntimeHelpers.RunClassConstructor(typeof(EvaluatorTables).TypeHandle);

    /// <summary>The additive key of a rank, 0–12; sums are taken modulo 2³² and name the multiset.</summary>
    public static uint RankKey(int rank) => RankKeys.All[rank];

    /// <summary>The strength of five to seven cards, flushes left aside, from the sum of their rank keys.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int OffSuit(uint keySum)
    {
        var offset = Unchecked.At(EvaluatorTables.Offsets, keySum >> RankKeys.RowShift);
        return Unchecked.At(EvaluatorTables.OffSuit, (uint)offset + (keySum & RankKeys.ColumnMask));
    }

    /// <summary>The strength of five or more cards of one suit, from the mask of their ranks; 0 when there are fewer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Flush(int ranks) => Unchecked.At(EvaluatorTables.Flush, (uint)ranks & 0x1FFF);

    /// <summary>The strength of a hand that was added up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Evaluate(HandSum hand)
    {
        var flush = ((uint)hand.Key + FlushBias) & FlushBits;
        return flush == 0
            ? OffSuit((uint)(hand.Key >> 32))
            : Flush((int)(hand.Cards >> ((BitOperations.TrailingZeroCount(flush) - 7) << 1)));
    }

    /// <summary>The strength of a set of cards.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Evaluate(CardSet cards)
    {
        var bits = cards.Bits;
        var lanes = EvaluatorTables.Lanes;
        var sum = Unchecked.At(lanes, (uint)bits & 0x1FFF)
            + Unchecked.At(lanes, (uint)(bits >> 16) & 0x1FFF)
            + Unchecked.At(lanes, (uint)(bits >> 32) & 0x1FFF)
            + Unchecked.At(lanes, (uint)(bits >> 48) & 0x1FFF);
        return (sum & 1) == 0 ? OffSuit(sum) : FlushOf(bits);
    }

    /// <summary>The strength of cards in any order, none of them twice.</summary>
    public static int Evaluate(ReadOnlySpan<Card> cards)
    {
        var key = 0UL;
        var keys = EvaluatorTables.CardKeys;
        foreach (var card in cards)
        {
            key += Unchecked.At(keys, card.Index);
        }

        var flush = ((uint)key + FlushBias) & FlushBits;
        return flush == 0 ? OffSuit((uint)(key >> 32)) : Flush(CardSet.Of(cards).Suit(BitOperations.TrailingZeroCount(flush) >> 3));
    }

    /// <summary>The strength as a value that knows its category and name.</summary>
    /// <exception cref="ArgumentException">The set does not hold five to seven cards.</exception>
    public static Strength StrengthOf(CardSet cards) => cards.Count is >= 5 and <= 7
        ? new Strength((ushort)Evaluate(cards))
        : throw new ArgumentException($"A hand has five to seven cards, not {cards.Count}.", nameof(cards));

    private static int FlushOf(ulong bits)
    {
        while (BitOperations.PopCount(bits & 0x1FFF) < 5)
        {
            bits >>= 16;
        }

        return Flush((int)bits);
    }
}
