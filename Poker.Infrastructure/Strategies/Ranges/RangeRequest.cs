using Poker.Core.Cards;

namespace Poker.Infrastructure.Strategies.Ranges;

/// <summary>A spot that a whole range is asked for at.</summary>
/// <param name="History">The betting, in words.</param>
/// <param name="Board">The board in the order in which it was dealt: flop, turn, river. More than the street needs is left aside, fewer may be given.</param>
/// <param name="WithValues">Whether values are wanted where they are known.</param>
public sealed record RangeRequest(string History, IReadOnlyList<Card> Board, bool WithValues = false)
{
    private const int MostCards = 5;

    /// <summary>Reads a request's texts.</summary>
    /// <exception cref="StrategyException">The board is none.</exception>
    public static RangeRequest Parse(string? history, string? board, bool withValues = false)
    {
        board = string.Concat((board ?? "").Where(letter => !char.IsWhiteSpace(letter)));
        if (!CardSet.TryParse(board, out var cards, out var error))
        {
            throw StrategyException.BadInput($"The board cannot be read: {error}");
        }

        return cards.Count <= MostCards
            ? new(history ?? "", [.. Enumerable.Range(0, cards.Count).Select(card => Card.Parse(board.AsSpan(2 * card, 2)))], withValues)
            : throw StrategyException.BadInput($"A board has at most {MostCards} cards, not {cards.Count}.");
    }
}
