using Poker.Core.Solving.Betting;

namespace Poker.Core.Solving.Blueprints;

/// <summary>A strategy of an abstract game: an information set is a decision of the betting tree and the actor's bucket.</summary>
public interface IBlueprint
{
    /// <summary>The betting.</summary>
    BettingTree Tree { get; }

    /// <summary>Buckets by street.</summary>
    IReadOnlyList<int> Buckets { get; }

    /// <summary>Writes the average strategy of an information set: a probability an edge, summing to 1.</summary>
    /// <param name="node">The decision.</param>
    /// <param name="bucket">The actor's bucket on the decision's street.</param>
    /// <param name="probabilities">As many slots as the decision has edges.</param>
    void Policy(int node, int bucket, Span<float> probabilities);
}
