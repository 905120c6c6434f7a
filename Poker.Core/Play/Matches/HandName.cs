namespace Poker.Core.Play.Matches;

/// <summary>Which hand of which match: enough to play it again.</summary>
/// <param name="Seed">The match's seed.</param>
/// <param name="Hand">The hand's number, from 0.</param>
public readonly record struct HandName(ulong Seed, long Hand);
