using Poker.Core.Statistics;

namespace Poker.Core.Play.Matches;

/// <summary>How far a match is.</summary>
/// <param name="Hands">Hands played and counted.</param>
/// <param name="Total">Hands of the whole match.</param>
/// <param name="First">The first player's winnings so far, in mbb a hand.</param>
public readonly record struct MatchProgress(long Hands, long Total, Interval First);
