using Poker.Core.Cards;

namespace Poker.Core.Equity;

/// <summary>Two to six players' ranges on a board: a question of equities that makes sense.</summary>
public sealed class EquitySpot
{
    /// <summary>Players at most.</summary>
    public const int MostPlayers = 6;

    private EquitySpot(IReadOnlyList<HandRange> players, CardSet board, CardSet dead, Deck deck) =>
        (Players, Board, Dead, Deck) = (players, board, dead, deck);

    /// <summary>The ranges, without hands that the board, dead cards or the deck rule out.</summary>
    public IReadOnlyList<HandRange> Players { get; }

    /// <summary>0, 3, 4 or 5 cards.</summary>
    public CardSet Board { get; }

    /// <summary>Cards that nobody has and that will not come.</summary>
    public CardSet Dead { get; }

    /// <summary>The cards in play.</summary>
    public Deck Deck { get; }

    /// <summary>Cards that are neither on the board nor dead.</summary>
    public CardSet Unseen => Deck.Cards - Board - Dead;

    /// <summary>Cards that the board still lacks.</summary>
    public int Missing => 5 - Board.Count;

    /// <summary>Checks a question.</summary>
    /// <exception cref="ImpossibleDealException">It makes no sense; the message says why.</exception>
    public static EquitySpot Of(IReadOnlyList<HandRange> players, CardSet board, CardSet dead, Deck deck)
    {
        if (players.Count is < 2 or > MostPlayers)
        {
            throw new ImpossibleDealException($"Equities are between two to {MostPlayers} players, not {players.Count}.");
        }

        if (board.Count is not (0 or 3 or 4 or 5))
        {
            throw new ImpossibleDealException($"A board has 0, 3, 4 or 5 cards, not {board.Count} ({board}).");
        }

        if (!((board | dead) - deck.Cards).IsEmpty)
        {
            throw new ImpossibleDealException($"The {deck.Name} deck has no {(board | dead) - deck.Cards}.");
        }

        if (board.Overlaps(dead))
        {
            throw new ImpossibleDealException($"{board & dead} cannot be both on the board and dead.");
        }

        var unseen = deck.Cards - board - dead;
        var possible = players.Select((range, player) => range.Within(unseen) is { Hands: > 0 } left
            ? left
            : throw new ImpossibleDealException($"Player {player + 1}: board and dead cards leave no hand of the range '{range}'.")).ToArray();
        if (unseen.Count < (2 * players.Count) + 5 - board.Count)
        {
            throw new ImpossibleDealException($"{unseen.Count} cards are left, too few for {players.Count} hands and the rest of the board.");
        }

        return new(possible, board, dead, deck);
    }

    /// <summary>In how many ways so many of a number of cards can be dealt, in no order.</summary>
    internal static double Ways(int from, int count)
    {
        var ways = 1.0;
        for (var i = 0; i < count; i++)
        {
            ways = ways * (from - i) / (i + 1);
        }

        return ways;
    }
}
