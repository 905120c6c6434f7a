namespace Poker.Infrastructure.Live;

/// <summary>What a canary won more than the model in production.</summary>
/// <param name="Canary">The canary's version.</param>
/// <param name="Production">The version in production.</param>
/// <param name="Kind">How they were compared.</param>
/// <param name="Difference">In big blinds, finite.</param>
public readonly record struct TrialResult(long Canary, long Production, TrialKind Kind, float Difference);
