namespace Poker.Bot.Trials;

/// <summary>How a hand of <c>model</c> ended that was split by chance between a canary and the model in production.</summary>
/// <param name="Canary">The canary's version.</param>
/// <param name="Production">The version in production.</param>
/// <param name="IsCanary">Which of the two played it.</param>
/// <param name="Players">Players dealt in.</param>
/// <param name="Opponents">Who the others were.</param>
/// <param name="WonBigBlinds">What it won.</param>
/// <param name="StackBigBlinds">What it began with.</param>
internal readonly record struct HandEnd(
    long Canary, long Production, bool IsCanary, int Players, string Opponents, double WonBigBlinds, double StackBigBlinds);
