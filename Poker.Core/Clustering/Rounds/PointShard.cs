namespace Poker.Core.Clustering.Rounds;

/// <summary>A range of points with their clusters and what is known of their distances; one thread at a time.</summary>
public abstract class PointShard
{
    private protected PointShard(PointRange range) => Range = range;

    /// <summary>The range.</summary>
    public PointRange Range { get; }

    /// <summary>The last round that its clusters are of.</summary>
    public int Round { get; private set; }

    /// <summary>What the rounds have in common that its bounds are about.</summary>
    internal object? Lineage { get; private set; }

    /// <summary>Notes where it stands.</summary>
    internal void Stand(int round, object? lineage) => (Round, Lineage) = (round, lineage);
}
