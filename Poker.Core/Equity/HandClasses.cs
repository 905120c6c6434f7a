using Poker.Core.Cards;
using Poker.Core.Evaluation;

namespace Poker.Core.Equity;

/// <summary>The 169 kinds of pocket cards, numbered as the 13 × 13 grid is read: aces first, suited hands above the diagonal.</summary>
public static class HandClasses
{
    /// <summary>How many there are.</summary>
    public const int Count = Card.Ranks * Card.Ranks;

    private static readonly string[] AllNames = [.. Enumerable.Range(0, Count).Select(Name)];
    private static readonly byte[] ClassOfPair = Classes();

    /// <summary>Their names, such as AA, AKs, AKo.</summary>
    public static IReadOnlyList<string> Names => AllNames;

    /// <summary>The class of each pair of <see cref="CardPairs"/>.</summary>
    public static ReadOnlySpan<byte> OfPairs => ClassOfPair;

    /// <summary>The name of two cards.</summary>
    /// <exception cref="ArgumentException">They are not two.</exception>
    public static string NameOf(CardSet pocket)
    {
        var cards = pocket.ToArray();
        return cards.Length == 2
            ? AllNames[ClassOfPair[CardPairs.IndexOf(cards[0], cards[1])]]
            : throw new ArgumentException($"Pocket cards are two, not '{pocket}'.", nameof(pocket));
    }

    private static byte[] Classes()
    {
        var classes = new byte[CardPairs.Count];
        for (var pair = 0; pair < classes.Length; pair++)
        {
            // Of the pair, the higher index has the higher rank.
            var (low, high) = (new Card(CardPairs.Low[pair]), new Card(CardPairs.High[pair]));
            var (row, column) = low.Suit == high.Suit ? (high.Rank, low.Rank) : (low.Rank, high.Rank);
            classes[pair] = (byte)(((Card.Ranks - 1 - row) * Card.Ranks) + Card.Ranks - 1 - column);
        }

        return classes;
    }

    private static string Name(int cell)
    {
        var (row, column) = (Card.Ranks - 1 - (cell / Card.Ranks), Card.Ranks - 1 - (cell % Card.Ranks));
        var (high, low) = (Card.RankLetters[Math.Max(row, column)], Card.RankLetters[Math.Min(row, column)]);
        return row == column ? $"{high}{low}" : $"{high}{low}{(row > column ? 's' : 'o')}";
    }
}
