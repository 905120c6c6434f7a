namespace Poker.Explorer.Strategy;

/// <summary>A decision that the path has passed.</summary>
/// <param name="Street">Its street.</param>
/// <param name="By">Who was to act: <c>button</c> or <c>big blind</c>.</param>
/// <param name="History">The path before it.</param>
/// <param name="PotBigBlinds">The pot before it.</param>
/// <param name="Actions">What could have been done there, what was done among it.</param>
public sealed record StrategyStep(string Street, string By, string History, double PotBigBlinds, IReadOnlyList<StrategyAction> Actions);
