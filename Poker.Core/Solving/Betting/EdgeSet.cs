namespace Poker.Core.Solving.Betting;

/// <summary>The edges of a node in one number, for the column <c>future</c>: a byte an edge, the first in the lowest byte.</summary>
public static class EdgeSet
{
    /// <summary>The most edges: seven, so that the number is never negative.</summary>
    public const int Most = 7;

    /// <summary>The number of a list of edges.</summary>
    /// <exception cref="ArgumentException">There are more than <see cref="Most"/>.</exception>
    public static long Pack(ReadOnlySpan<Edge> edges)
    {
        if (edges.Length > Most)
        {
            throw new ArgumentException($"A node has at most {Most} edges, not {edges.Length}.");
        }

        var packed = 0L;
        for (var i = edges.Length - 1; i >= 0; i--)
        {
            packed = packed << 8 | edges[i].Code;
        }

        return packed;
    }

    /// <summary>The list of edges of a number; returns how many.</summary>
    public static int Unpack(long packed, Span<Edge> edges)
    {
        var count = 0;
        for (; packed != 0; packed >>= 8)
        {
            edges[count++] = new((byte)packed);
        }

        return count;
    }
}
