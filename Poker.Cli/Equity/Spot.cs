using Poker.Core.Cards;
using Poker.Core.Equity;

namespace Poker.Cli.Equity;

/// <summary>Players and a board as a user writes them: <c>AhKh QcQd 2c7d9h</c>, <c>QQ+,AKs 22+</c>, <c>AhKh 2c 3c 4c</c>.</summary>
/// <remarks>Words that are one card, or three and more, belong to the board; the others are players.</remarks>
internal sealed record Spot(HandRange[] Players, CardSet Board)
{
    /// <summary>Reads a spot; <paramref name="board"/> is a board given apart from it.</summary>
    /// <exception cref="FormatException">A word cannot be read; the message names it and its position.</exception>
    public static Spot Parse(string text, string? board = null)
    {
        var cards = board is null ? CardSet.Empty : CardSet.Parse(board);
        var players = new List<HandRange>();
        for (var start = 0; start < text.Length;)
        {
            if (char.IsWhiteSpace(text[start]))
            {
                start++;
                continue;
            }

            var end = start;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
            {
                end++;
            }

            var word = text[start..end];
            if (!TryBoard(word, out var more))
            {
                players.Add(Player(word, start + 1));
            }
            else if (more.Overlaps(cards))
            {
                throw new FormatException($"The card {more & cards} stands twice on the board (position {start + 1} of '{text}').");
            }
            else
            {
                cards |= more;
            }

            start = end;
        }

        return players.Count > 0
            ? new([.. players], cards)
            : throw new FormatException($"No player in '{text}': write a hand such as AhKh or a range such as QQ+,AKs, then the board.");
    }

    private static bool TryBoard(string word, out CardSet cards)
    {
        cards = CardSet.Empty;
        if (word.Length is not 2 and not >= 6 || (word.Length & 1) != 0 || !Card.TryParse(word.AsSpan(0, 2), out _))
        {
            return false;
        }

        if (word.AsSpan().IndexOfAny(",+-:") >= 0)
        {
            return false;
        }

        cards = CardSet.Parse(word);
        return true;
    }

    private static HandRange Player(string word, int position)
    {
        try
        {
            return HandRangeText.Parse(word);
        }
        catch (FormatException error)
        {
            throw new FormatException($"Player at position {position}: {error.Message}", error);
        }
    }
}
