namespace Poker.Core.Clustering.Medians;

/// <summary>What one thread has to itself while it assigns points.</summary>
/// <param name="counts">Takes the changes of the clusters' counts.</param>
internal sealed class AssignmentLane(CdfCounts counts)
{
    /// <summary>The changes of the clusters' counts.</summary>
    public CdfCounts Counts => counts;

    /// <summary>Positions of points that bounds don't settle.</summary>
    public int[] Contested { get; } = new int[Chunks.Size];

    /// <summary>Points that changed their cluster.</summary>
    public long Moved { get; private set; }

    /// <summary>Distances computed.</summary>
    public long Distances { get; set; }

    /// <summary>Counts a point's move.</summary>
    public void Move(ReadOnlySpan<byte> point, int from, int to, int weight)
    {
        counts.Add(from, point, -weight);
        counts.Add(to, point, weight);
        Moved++;
    }

    /// <summary>Back to zero, but for the counts.</summary>
    public void Clear() => (Moved, Distances) = (0, 0);
}
