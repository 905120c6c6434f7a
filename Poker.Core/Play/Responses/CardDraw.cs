using Poker.Core.Cards;
using Poker.Core.Numerics;

namespace Poker.Core.Play.Responses;

/// <summary>Draws cards of any deck.</summary>
internal static class CardDraw
{
    /// <summary>So many cards of a set, each as likely: those that are out are drawn again.</summary>
    public static CardSet Take(ref Rng random, CardSet from, int count)
    {
        var taken = CardSet.Empty;
        while (taken.Count < count)
        {
            taken |= new Card((byte)random.Below(Card.Count)).Set & from;
        }

        return taken;
    }
}
