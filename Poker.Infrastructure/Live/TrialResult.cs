namespace Poker.Infrastructure.Live;

/// <summary>What a canary won more than the model in production.</summary>
/// <param name="Canary">The canary's version.</param>
/// <param name="Production">The version in production.</param>
/// <param name="Kind">How they were compared.</param>
/// <param name="Difference">In big blinds, clipped to ±<see cref="MostBigBlinds"/>.</param>
public readonly record struct TrialResult(long Canary, long Production, TrialKind Kind, float Difference)
{
    /// <summary>
    /// No result counts for more, in big blinds. A trial is a test of means of bounded numbers: without a bound one hand of deep stacks could decide it.
    /// Both sides are cut alike, so that of two models that play alike neither gains by it.
    /// </summary>
    public const float MostBigBlinds = 200;
}
