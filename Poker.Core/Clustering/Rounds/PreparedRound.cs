namespace Poker.Core.Clustering.Rounds;

/// <summary>What all ranges of points share in a round. It never changes: several threads, and late ones, may use it.</summary>
public abstract class PreparedRound
{
    // Rounds that were prepared one from the other have it in common: among them alone do a range's bounds mean something.
    private readonly object _lineage;

    /// <summary>A round, and the one before if this one was made from it.</summary>
    private protected PreparedRound(RoundStart start, PreparedRound? previous)
    {
        Start = start;
        _lineage = previous?._lineage ?? new object();
    }

    /// <summary>The round.</summary>
    public RoundStart Start { get; }

    /// <summary>Whether a range can go on from where it is; if not it has to begin anew.</summary>
    public bool Continues(PointShard shard) => shard.Round == Start.Number - 1 && shard.Lineage == _lineage;

    /// <summary>Notes that a range stands at the beginning of this round.</summary>
    internal void Begin(PointShard shard) => shard.Stand(Start.Number - 1, _lineage);

    /// <summary>Notes that a range stands at the end of this round.</summary>
    internal void End(PointShard shard) => shard.Stand(Start.Number, _lineage);
}
