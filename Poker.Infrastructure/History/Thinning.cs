namespace Poker.Infrastructure.History;

/// <summary>Fewer points of many, so that a look costs the same however long something went on.</summary>
public static class Thinning
{
    /// <summary>At most so many of a list, evenly over its length, the first and the last among them.</summary>
    /// <param name="all">The list.</param>
    /// <param name="most">At least 2.</param>
    public static IReadOnlyList<T> Evenly<T>(IReadOnlyList<T> all, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 2);
        return all.Count <= most ? all : [.. Enumerable.Range(0, most).Select(index => all[(int)((long)index * (all.Count - 1) / (most - 1))])];
    }
}
