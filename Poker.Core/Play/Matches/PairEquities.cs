using Poker.Core.Cards;
using Poker.Core.Equity;

namespace Poker.Core.Play.Matches;

/// <summary>The exact equity of a hand against another on any board.</summary>
public sealed class PairEquities
{
    /// <summary>The first hand's equity in [0, 1].</summary>
    public double Of(CardSet first, CardSet second, CardSet board) =>
        HandsAgainstHands.Compute([first, second], board, Deck.Full)[0].Equity;
}
