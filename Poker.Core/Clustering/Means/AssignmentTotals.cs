namespace Poker.Core.Clustering.Means;

/// <summary>What assigning a set of points adds up to: totals of disjoint sets sum to those of their union, exactly and in any order.</summary>
internal sealed class AssignmentTotals(int clusters, int buckets)
{
    /// <summary>Σ weight · count of the members, at [cluster · buckets + bucket].</summary>
    public long[] Sums { get; } = new long[clusters * buckets];

    /// <summary>Σ weight · distance of each point to its centroid.</summary>
    public long Inertia { get; set; }

    /// <summary>Points that changed their cluster.</summary>
    public long Moved { get; set; }

    /// <summary>Distances the solver was asked for.</summary>
    public long Solved { get; set; }

    /// <summary>Adds a disjoint set's totals.</summary>
    public void Add(AssignmentTotals other)
    {
        for (var i = 0; i < Sums.Length; i++)
        {
            Sums[i] += other.Sums[i];
        }

        Inertia = checked(Inertia + other.Inertia);
        Moved += other.Moved;
        Solved += other.Solved;
    }

    /// <summary>Back to zero.</summary>
    public void Clear()
    {
        Array.Clear(Sums);
        (Inertia, Moved, Solved) = (0, 0, 0);
    }
}
