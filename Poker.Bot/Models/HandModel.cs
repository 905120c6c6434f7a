namespace Poker.Bot.Models;

/// <summary>The model that plays a hand, and what the hand is worth in a comparison of the two.</summary>
/// <param name="Use">Its use, to be given back at the hand's end.</param>
/// <param name="IsCanary">Whether it is the canary.</param>
/// <param name="Canary">The canary's version when the hand began; null if there was none.</param>
/// <param name="Production">The version in production then.</param>
internal sealed record HandModel(ModelUse Use, bool IsCanary, long? Canary, long Production);
