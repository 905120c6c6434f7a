namespace Poker.Explorer.Equities;

/// <summary>What is asked of the calculator.</summary>
/// <param name="Players">Ranges as text.</param>
/// <param name="Board">The board's cards.</param>
/// <param name="Dead">Cards out of play.</param>
/// <param name="Seed">The seed of random deals.</param>
/// <param name="Milliseconds">How long random deals may take.</param>
/// <param name="Deals">Random deals at most.</param>
internal sealed record EquityQuestion(IReadOnlyList<string> Players, string Board, string Dead, long Seed, int Milliseconds, long Deals);
