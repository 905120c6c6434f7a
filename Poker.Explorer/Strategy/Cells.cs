using Poker.Core.Equity;
using Poker.Infrastructure.Strategies.Ranges;

namespace Poker.Explorer.Strategy;

/// <summary>The cells of a grid, numbered as <see cref="HandClasses"/>.</summary>
internal static class Cells
{
    /// <summary>The possible pairs of each cell.</summary>
    public static IReadOnlyList<int>[] Of(RangeHands hands)
    {
        var cells = Enumerable.Range(0, HandClasses.Count).Select(_ => new List<int>()).ToArray();
        foreach (var pair in hands.Pairs)
        {
            cells[HandClasses.OfPairs[pair]].Add(pair);
        }

        return cells;
    }

    /// <summary>The cell of a name.</summary>
    /// <exception cref="ExplorerException">There is none.</exception>
    public static int Named(string? name)
    {
        var cell = name is null ? -1 : Array.FindIndex([.. HandClasses.Names], one => string.Equals(one, name, StringComparison.OrdinalIgnoreCase));
        return cell >= 0 ? cell : throw ExplorerException.BadInput($"'{name}' is no cell of the grid: write two ranks, and s or o unless they are a pair, such as AA, AKs or T9o.");
    }
}
