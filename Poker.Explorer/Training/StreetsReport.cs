namespace Poker.Explorer.Training;

/// <summary>The abstraction's streets.</summary>
/// <param name="Deck">full or royal; null while no street is complete.</param>
/// <param name="Streets">In the order in which they are clustered.</param>
/// <param name="Run">The clustering run that the rounds are of; null when workers never clustered here.</param>
/// <param name="Rounds">Its rounds, street by street: those of <c>poker cluster</c>, in one process, are not noted.</param>
public sealed record StreetsReport(string? Deck, IReadOnlyList<StreetReport> Streets, Guid? Run, IReadOnlyList<RoundReport> Rounds);
