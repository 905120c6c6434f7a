using Poker.Core.Cards;
using Poker.Core.Evaluation;
using Poker.Infrastructure.Strategies.Ranges;

namespace Poker.Explorer.Strategy;

/// <summary>The 169 cells that pairs of cards fall into: row by row from aces to deuces, suited hands above the diagonal.</summary>
internal static class Cells
{
    /// <summary>How many there are.</summary>
    public const int Count = Card.Ranks * Card.Ranks;

    private static readonly int[] OfPairs = [.. Enumerable.Range(0, CardPairs.Count).Select(OfPair)];

    /// <summary>The possible pairs of each cell.</summary>
    public static IReadOnlyList<int>[] Of(RangeHands hands)
    {
        var cells = Enumerable.Range(0, Count).Select(_ => new List<int>()).ToArray();
        foreach (var pair in hands.Pairs)
        {
            cells[OfPairs[pair]].Add(pair);
        }

        return cells;
    }

    /// <summary>The cell of a name.</summary>
    /// <exception cref="ExplorerException">There is none.</exception>
    public static int Named(string? name)
    {
        var cell = name is null ? -1 : Enumerable.Range(0, Count).FirstOrDefault(cell => string.Equals(NameOf(cell), name, StringComparison.OrdinalIgnoreCase), -1);
        return cell >= 0 ? cell : throw ExplorerException.BadInput($"'{name}' is no cell of the grid: write two ranks, and s or o unless they are a pair, such as AA, AKs or T9o.");
    }

    /// <summary>The name of a cell.</summary>
    public static string NameOf(int cell)
    {
        var (row, column) = (Card.Ranks - 1 - (cell / Card.Ranks), Card.Ranks - 1 - (cell % Card.Ranks));
        var (high, low) = (Card.RankLetters[Math.Max(row, column)], Card.RankLetters[Math.Min(row, column)]);
        return row == column ? $"{high}{low}" : $"{high}{low}{(row > column ? 's' : 'o')}";
    }

    private static int OfPair(int pair)
    {
        var (low, high) = (new Card(CardPairs.Low[pair]), new Card(CardPairs.High[pair]));
        var (row, column) = low.Suit == high.Suit ? (high.Rank, low.Rank) : (low.Rank, high.Rank);
        return ((Card.Ranks - 1 - row) * Card.Ranks) + Card.Ranks - 1 - column;
    }
}
