namespace Poker.Core.Solving.Blueprints;

/// <summary>How far a training is.</summary>
/// <param name="Iterations">Deals, each with a traversal for both players.</param>
/// <param name="Nodes">Decisions met by all traversals.</param>
/// <param name="InformationSetsTouched">Information sets with a regret or an average other than zero.</param>
/// <param name="MeanPositiveRegret">
/// Σ over the information sets of the greatest positive cumulative regret, over the sum of the iterations' weights, the mean of both
/// seats, in thousandths of a big blind a hand. With perfect recall and without pruning it would bound the exploitability from above
/// (Zinkevich et al. 2007); buckets forget, so that it measures progress alone: it falls like one over the root of the iterations. Nearly all
/// of it is the noise of information sets that were met a few times.
/// </param>
public readonly record struct TrainingStatistics(long Iterations, long Nodes, long InformationSetsTouched, double MeanPositiveRegret);
