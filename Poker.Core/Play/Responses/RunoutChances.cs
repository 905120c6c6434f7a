using System.Numerics;
using System.Runtime.InteropServices;

using Poker.Core.Cards;
using Poker.Core.Evaluation;

namespace Poker.Core.Play.Responses;

/// <summary>A hand's chances against every pair of cards on a flop, turn or river, exactly: all the rest of the board is dealt out.</summary>
/// <remarks>
/// Every full board is evaluated with all 1,326 pairs in one run: some 2 µs on a river, 0.1 ms on a turn, 2.5 ms on a flop. One instance a
/// thread; nothing is allocated.
/// </remarks>
public sealed class RunoutChances(Deck deck)
{
    // Above any strength: what the board blocks is never beaten, so it adds nothing.
    private const int Blocked = int.MaxValue;

    private readonly int[] _strengths = new int[CardPairs.Count];
    private readonly int[] _sums = new int[CardPairs.Count];
    private readonly Card[] _rest = new Card[Card.Count];

    /// <summary>Writes win + tie / 2 against every pair of <see cref="CardPairs"/>; 0 for those that share a card.</summary>
    /// <param name="pocket">The hand.</param>
    /// <param name="board">Three to five cards.</param>
    /// <param name="chances">A slot a pair.</param>
    public void Write(CardSet pocket, CardSet board, Span<float> chances)
    {
        Evaluator.Prepare();
        Array.Clear(_sums);
        var count = (deck.Cards - board - pocket).CopyTo(_rest);
        var missing = 5 - board.Count;
        Deal(HandSum.Of(board), HandSum.Of(pocket), _rest.AsSpan(0, count), missing);

        // A pair that shares no card leaves as many boards as there are ways to deal the missing cards from the others.
        var boards = missing == 0 ? 1 : missing == 1 ? count - 2 : (count - 2) * (count - 3) / 2;
        var possible = (deck.Cards - board - pocket).Bits;
        for (var pair = 0; pair < chances.Length; pair++)
        {
            chances[pair] = (CardPairs.Bits[pair] & ~possible) == 0 ? _sums[pair] / (2f * boards) : 0;
        }
    }

    private void Deal(HandSum board, HandSum pocket, ReadOnlySpan<Card> rest, int missing)
    {
        if (missing == 0)
        {
            ShowDown(board, pocket);
            return;
        }

        for (var i = missing - 1; i < rest.Length; i++)
        {
            Deal(board + HandSum.Of(rest[i]), pocket, rest[..i], missing - 1);
        }
    }

    private void ShowDown(HandSum board, HandSum pocket)
    {
        BoardRuns.Evaluate(board, _strengths);
        foreach (var card in new CardSet(board.Cards))
        {
            Block(card);
        }

        Add(Evaluator.Evaluate(board + pocket), _strengths, _sums);
    }

    private void Block(Card card)
    {
        var below = CardPairs.IndexOf(card, new Card(card.Index == 0 ? (byte)1 : (byte)0));
        _strengths.AsSpan(card.Index == 0 ? 0 : below, card.Index).Fill(Blocked);
        for (var high = card.Index + 1; high < Card.Count; high++)
        {
            _strengths[(high * (high - 1) / 2) + card.Index] = Blocked;
        }
    }

    // Adds 2 for a win and 1 for a tie. A comparison's lanes are −1 where it holds.
    internal static void Add(int own, ReadOnlySpan<int> strengths, Span<int> sums)
    {
        var others = MemoryMarshal.Cast<int, Vector<int>>(strengths);
        var totals = MemoryMarshal.Cast<int, Vector<int>>(sums);
        var owns = new Vector<int>(own);
        for (var i = 0; i < others.Length; i++)
        {
            totals[i] -= Vector.GreaterThan(owns, others[i]) + Vector.GreaterThanOrEqual(owns, others[i]);
        }

        for (var i = others.Length * Vector<int>.Count; i < strengths.Length; i++)
        {
            sums[i] += (own > strengths[i] ? 1 : 0) + (own >= strengths[i] ? 1 : 0);
        }
    }
}
