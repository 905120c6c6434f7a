namespace Poker.Core.Play.Matches;

/// <summary>What came out of a match.</summary>
/// <param name="Hands">Hands played: fewer than asked for if it was stopped, never a part of a deal.</param>
/// <param name="Samples">Independent samples that the intervals rest on: deals with duplicate play, else hands.</param>
/// <param name="Players">The strategies, in the order given.</param>
public sealed record MatchResult(long Hands, long Samples, IReadOnlyList<PlayerResult> Players);
