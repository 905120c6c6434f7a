using Poker.Core.Statistics;

namespace Poker.Core.Play.Responses;

/// <summary>What a local best response won from one strategy: a lower bound of what that strategy loses to its worst opponent.</summary>
/// <param name="Opponent">The strategy.</param>
/// <param name="Hands">Hands played, half of them in each seat.</param>
/// <param name="Win">Thousandths of a big blind a hand.</param>
/// <param name="Details">What happened.</param>
public sealed record LbrResult(string Opponent, long Hands, Interval Win, LbrTally Details);
