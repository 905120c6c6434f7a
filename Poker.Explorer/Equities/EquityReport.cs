namespace Poker.Explorer.Equities;

/// <summary>Players' chances at showdown.</summary>
/// <param name="Board">The board, highest card first.</param>
/// <param name="Dead">Cards out of play.</param>
/// <param name="IsExact">Whether everything was dealt; else random deals were, and each equity has an error.</param>
/// <param name="Deals">Boards that were looked at with two players, deals with more.</param>
/// <param name="Seed">The seed of random deals; null when the answer is exact.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Players">The players, in the order given.</param>
public sealed record EquityReport(
    string Board, string Dead, bool IsExact, long Deals, long? Seed, double Seconds, IReadOnlyList<PlayerEquity> Players);
