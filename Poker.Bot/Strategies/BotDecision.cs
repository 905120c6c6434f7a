using Poker.Core.Game;
using Poker.Core.Play;

namespace Poker.Bot.Strategies;

/// <summary>What a strategy decided.</summary>
/// <param name="Action">The action that was drawn.</param>
/// <param name="Mix">The distribution; its probabilities sum to 1.</param>
/// <param name="Equity">The hand's equity against a random one, 0 to 1.</param>
/// <param name="Bucket">The hand's bucket; null where no abstraction is at hand.</param>
/// <param name="Why">What it rests on, for people.</param>
public sealed record BotDecision(PlayerAction Action, IReadOnlyList<WeightedAction> Mix, double Equity, int? Bucket, string Why);
