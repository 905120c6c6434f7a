namespace Poker.Explorer.Buckets;

/// <summary>What is clustered.</summary>
/// <param name="Deck">The deck: full or royal; null while no street is complete.</param>
/// <param name="Seed">The seed of all draws; null while no street is complete.</param>
/// <param name="AlgorithmVersion">The version of the algorithm; null while no street is complete.</param>
/// <param name="Streets">The four streets, in the order of play.</param>
public sealed record AbstractionOverview(string? Deck, string? Seed, int? AlgorithmVersion, IReadOnlyList<StreetOverview> Streets);
