namespace Poker.Core.Solving.Blueprints;

/// <summary>How far a training is.</summary>
/// <param name="Iterations">Deals, each with a traversal for both players.</param>
/// <param name="Nodes">Decisions met by all traversals.</param>
/// <param name="InformationSetsTouched">Information sets with a regret or an average other than zero.</param>
/// <param name="MeanPositiveRegret">
/// Σ over the information sets of the greatest positive cumulative regret, over the sum of the iterations' weights, the mean of both
/// seats, in thousandths of a big blind a hand. It bounds the abstract game's exploitability from above (Zinkevich et al. 2007), very
/// loosely while most information sets were met a few times, and falls like one over the root of the iterations.
/// </param>
public readonly record struct TrainingStatistics(long Iterations, long Nodes, long InformationSetsTouched, double MeanPositiveRegret);
