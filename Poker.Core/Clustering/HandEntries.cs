using Poker.Core.Cards;
using Poker.Core.Indexing;

namespace Poker.Core.Clustering;

/// <summary>How a street's arrays are indexed: every hand, canonical or not, has an entry, and hands with equal prospects may share one.</summary>
/// <remarks>
/// River and turn entries are pairs of kinds (<see cref="RiverClasses"/>, <see cref="TurnBoards"/>): a tenth and a third of the canonical
/// hands. On flop and preflop an entry is a canonical hand's number.
/// </remarks>
public abstract class HandEntries(CanonicalHands hands)
{
    /// <summary>The canonical hands of the street.</summary>
    public CanonicalHands Hands { get; } = hands;

    /// <summary>Entries of an array, impossible ones included.</summary>
    public abstract int Count { get; }

    /// <summary>The entry of any hand of the street.</summary>
    /// <exception cref="ArgumentException">The hand is of another street, or holds cards outside the deck.</exception>
    public int EntryOf(Observation hand) =>
        hand.IsValid && hand.Street == Hands.Street && (hand.All - Hands.Boards.Deck.Cards).IsEmpty
            ? Find(hand)
            : throw new ArgumentException($"'{hand}' is no {Hands.Street.Name()} hand of the {Hands.Boards.Deck} deck.");

    /// <summary>The entries of canonical pockets on a canonical board.</summary>
    /// <param name="board">The board's number.</param>
    /// <param name="pockets">The canonical pocket slots, as <see cref="CanonicalHands.PocketsOn"/> writes them.</param>
    /// <param name="entries">As many slots.</param>
    public abstract void Read(int board, ReadOnlySpan<short> pockets, Span<int> entries);

    /// <summary>The entries of all pairs of <see cref="Evaluation.CardPairs"/> on any board of the deck: a few microseconds, on the flop 40.</summary>
    /// <param name="board">A board of the street, canonical or not.</param>
    /// <param name="entries">A slot a pair; pairs with a card of the board or outside the deck get an entry that means nothing.</param>
    public abstract void ReadPairs(CardSet board, Span<int> entries);

    /// <summary>The entries of a street.</summary>
    public static HandEntries Of(Deck deck, Street street) => street switch
    {
        Street.River => new RiverEntries(new RiverClasses(deck)),
        Street.Turn => new TurnEntries(new TurnBoards(deck)),
        _ => new NumberedEntries(new CanonicalHands(deck, street)),
    };

    /// <summary>The entry of a hand that was checked.</summary>
    protected abstract int Find(Observation hand);
}
