using System.Numerics;

using Poker.Core.Cards;

namespace Poker.Core.Equity;

/// <summary>A deck seen as ranks: which there are and how many cards of each are free.</summary>
internal sealed class DeckRanks(Deck deck)
{
    /// <summary>The ranks in play as a mask.</summary>
    public int Mask { get; } = deck.RankMask;

    /// <summary>The ranks in play, ascending; they are consecutive.</summary>
    public int[] Ranks { get; } = [.. Enumerable.Range(0, Card.Ranks).Where(rank => (deck.RankMask >> rank & 1) != 0)];

    /// <summary>The lowest rank in play.</summary>
    public int Lowest { get; } = BitOperations.TrailingZeroCount(deck.RankMask);

    /// <summary>How many cards of each rank are free: a number of suits' worth, less those of a set.</summary>
    public int[] Free(CardSet used, int suits)
    {
        var free = new int[Card.Ranks];
        foreach (var rank in Ranks)
        {
            free[rank] = suits;
        }

        foreach (var card in used)
        {
            free[card.Rank]--;
        }

        return free;
    }
}
