namespace Poker.Core.Solving.Blueprints;

/// <summary>What a traversal's updates weigh.</summary>
/// <param name="Regret">A regret's weight.</param>
/// <param name="Average">The weight in the average strategy.</param>
/// <param name="Floor">The least that a cumulative regret may become.</param>
/// <param name="Threshold">Cumulative regrets below this are pruned.</param>
/// <param name="Prunes">Whether this traversal prunes.</param>
internal readonly record struct TraversalWeights(float Regret, float Average, float Floor, float Threshold, bool Prunes);
