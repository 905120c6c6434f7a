using Poker.Core.Cards;

namespace Poker.Cli.Evaluation;

/// <summary>Reads a hand from the bytes of a line: five to seven cards, blanks between them allowed.</summary>
internal static class HandLine
{
    private const byte NoCard = 0xFF;

    private static readonly byte[] Ranks = Values(Card.RankLetters);
    private static readonly byte[] Suits = Values(Card.SuitLetters);

    /// <summary>The cards of a line; false when it is no hand, see <see cref="CauseOf"/>.</summary>
    public static bool TryParse(ReadOnlySpan<byte> line, out CardSet hand)
    {
        var bits = 0UL;
        var count = 0;
        for (var i = 0; i < line.Length;)
        {
            if (IsBlank(line[i]))
            {
                i++;
                continue;
            }

            var rank = Ranks[line[i]];
            var suit = i + 1 < line.Length ? Suits[line[i + 1]] : NoCard;
            if ((rank | suit) == NoCard)
            {
                hand = default;
                return false;
            }

            bits |= 1UL << ((suit << 4) + rank);
            count++;
            i += 2;
        }

        // A card that stands twice leaves fewer in the set than were read.
        hand = new CardSet(bits);
        return count is >= 5 and <= 7 && hand.Count == count;
    }

    /// <summary>Why a line is no hand.</summary>
    public static string CauseOf(string line) =>
        !CardSet.TryParse(line, out var cards, out var error) ? error! : $"A hand has five to seven cards, '{line.Trim()}' has {cards.Count}.";

    private static bool IsBlank(byte letter) => letter is (byte)' ' or (byte)'\t' or (byte)'\r';

    private static byte[] Values(string letters)
    {
        var values = new byte[256];
        Array.Fill(values, NoCard);
        for (byte i = 0; i < letters.Length; i++)
        {
            values[char.ToUpperInvariant(letters[i])] = i;
            values[char.ToLowerInvariant(letters[i])] = i;
        }

        return values;
    }
}
