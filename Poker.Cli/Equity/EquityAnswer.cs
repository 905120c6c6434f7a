using Poker.Core.Cards;
using Poker.Core.Equity;

namespace Poker.Cli.Equity;

/// <summary>An answered spot in the shape of its JSON: fractions for reading, counts as decimal text since they may exceed 2⁶³.</summary>
internal sealed record EquityAnswer(string Board, string Deck, double Seconds, PlayerEquity[] Players)
{
    /// <summary>The answer to a spot; a single player's opponent is listed as <c>random</c>.</summary>
    public static EquityAnswer Of(Spot spot, Deck deck, ExactEquity[] chances, double seconds)
    {
        var names = spot.Players.Select(player => player.Single?.ToString() ?? player.Text);
        if (chances.Length == 1)
        {
            (names, chances) = (names.Append("random"), [chances[0], chances[0].Opponent()]);
        }

        return new(spot.Board.ToString(), deck.Name, seconds, [.. names.Zip(chances, PlayerEquity.Of)]);
    }
}
