using Poker.Core.Cards;
using Poker.Tests.Reference;

namespace Poker.Tests.EndToEnd;

/// <summary>All 2.4 million hands that the royal deck can deal: made once for the tests of a class.</summary>
public sealed class RoyalDeals
{
    private readonly PlainHands[] _streets =
        [.. Streets.InOrderOfPlay.ToArray().Select(street => new PlainHands(Deck.Royal, street))];

    /// <summary>One street's.</summary>
    internal PlainHands Of(Street street) => _streets[(int)street];
}
