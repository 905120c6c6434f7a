namespace Poker.Explorer.Strategy;

/// <summary>What a blueprint does at a spot with every hand.</summary>
/// <param name="Place">Where it is.</param>
/// <param name="Actions">What can be done.</param>
/// <param name="Frequencies">By action: how often the range does it; null while board cards are missing.</param>
/// <param name="IsReached">Whether the player who acts ever comes here: where not, all hands weigh the same.</param>
/// <param name="Combos">How many combinations are still in the range of who acts: the sum of their reach.</param>
/// <param name="OpponentCombos">The same of the other player.</param>
/// <param name="Value">On the river: the range's value in big blinds, what is put in before left aside; null elsewhere: the blueprint stores none.</param>
/// <param name="Grid">The cells; null while board cards are missing.</param>
public sealed record StrategySpot(
    StrategyPlace Place,
    IReadOnlyList<StrategyAction> Actions,
    IReadOnlyList<double>? Frequencies,
    bool IsReached,
    double Combos,
    double OpponentCombos,
    double? Value,
    StrategyGrid? Grid);
