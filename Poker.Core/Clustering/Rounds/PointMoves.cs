namespace Poker.Core.Clustering.Rounds;

/// <summary>Points that were put into other clusters.</summary>
/// <param name="Points">The points, ascending.</param>
/// <param name="Clusters">The cluster that each was put into.</param>
public sealed record PointMoves(int[] Points, ushort[] Clusters)
{
    /// <summary>No points.</summary>
    public static PointMoves None { get; } = new([], []);

    /// <summary>How many there are.</summary>
    public int Count => Points.Length;

    /// <summary>All points, put into their first clusters.</summary>
    public static PointMoves All(ushort[] clusters) => new([.. Enumerable.Range(0, clusters.Length)], clusters);

    /// <summary>What has changed.</summary>
    /// <param name="first">The number of the first point.</param>
    /// <param name="before">The clusters before.</param>
    /// <param name="after">The clusters of the same points after.</param>
    public static PointMoves Between(int first, ReadOnlySpan<ushort> before, ReadOnlySpan<ushort> after)
    {
        var points = new List<int>();
        var clusters = new List<ushort>();
        for (var i = 0; i < before.Length; i++)
        {
            if (before[i] != after[i])
            {
                points.Add(first + i);
                clusters.Add(after[i]);
            }
        }

        return new PointMoves([.. points], [.. clusters]);
    }

    /// <summary>The moves of several ranges, those of lower points first, in one.</summary>
    public static PointMoves Join(IEnumerable<PointMoves> ranges)
    {
        var all = ranges.ToArray();
        return new PointMoves([.. all.SelectMany(moves => moves.Points)], [.. all.SelectMany(moves => moves.Clusters)]);
    }

    /// <summary>These moves, and others after them.</summary>
    public PointMoves Then(PointMoves others)
    {
        if (others.Count == 0)
        {
            return this;
        }

        var clusters = new SortedDictionary<int, ushort>();
        foreach (var moves in new[] { this, others })
        {
            for (var i = 0; i < moves.Count; i++)
            {
                clusters[moves.Points[i]] = moves.Clusters[i];
            }
        }

        return new PointMoves([.. clusters.Keys], [.. clusters.Values]);
    }

    /// <summary>The moves of a range's points.</summary>
    public PointMoves Within(PointRange range)
    {
        var (start, end) = (At(range.First), At(range.End));
        return new PointMoves(Points[start..end], Clusters[start..end]);
    }

    /// <summary>Carries the moves out.</summary>
    /// <param name="clusters">The clusters of all points.</param>
    /// <exception cref="ArgumentOutOfRangeException">A point is not among them.</exception>
    public void ApplyTo(ushort[] clusters)
    {
        for (var i = 0; i < Points.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)Points[i], (uint)clusters.Length, nameof(clusters));
            clusters[Points[i]] = Clusters[i];
        }
    }

    private int At(int point)
    {
        var at = Array.BinarySearch(Points, point);
        return at < 0 ? ~at : at;
    }
}
