using System.Text.Json.Nodes;
using Poker.Core.Cards;

namespace Poker.Cli.Bench.Exploring;

/// <summary>A hand that is clicked through as a visitor would: any of the actions that lead on, any cards that are left.</summary>
/// <param name="deck">The blueprint's deck.</param>
/// <param name="seed">Decides it.</param>
internal sealed class SpotWalk(Deck deck, int seed)
{
    private const double StayShare = 0.5;

    private readonly Random _random = new(seed);
    private string _history = "", _board = "";

    /// <summary>The spot as a question.</summary>
    public string Query => $"strategy?history={Uri.EscapeDataString(_history)}&board={_board}";

    /// <summary>Goes to some decision of a street.</summary>
    /// <param name="street">The street.</param>
    /// <param name="root">The answer at the first decision of a hand.</param>
    /// <param name="ask">Asks for a spot.</param>
    /// <returns>Whether it came there: betting may end before.</returns>
    public bool To(Street street, JsonNode root, Func<string, JsonNode> ask)
    {
        var spot = root;
        while (true)
        {
            var isThere = (string)spot["place"]!["street"]! == street.Name();
            if (isThere && _random.NextDouble() < StayShare)
            {
                DealMissing(street);
                return true;
            }

            var next = spot["actions"]!.AsArray().Where(action => action!["history"] is not null && !(isThere && IsNextStreet(action))).ToArray();
            if (next.Length == 0)
            {
                DealMissing(street);
                return isThere;
            }

            var action = next[_random.Next(next.Length)]!;
            _history = (string)action["history"]!;

            // Where cards are missing, only the betting is answered: a board of its own comes last.
            spot = ask($"strategy?history={Uri.EscapeDataString(_history)}");
        }
    }

    private static bool IsNextStreet(JsonNode action) => (string)action["leadsTo"]! == "street";

    private void DealMissing(Street street)
    {
        var cards = deck.Cards.ToArray();
        _random.Shuffle(cards);
        _board = string.Concat(cards.Take(street.BoardCards()).Select(card => card.ToString()));
    }
}
