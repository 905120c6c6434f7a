namespace Poker.Explorer.Equities;

/// <summary>A range as it was read.</summary>
/// <param name="Text">The same range, as short as it can be written.</param>
/// <param name="Hands">Hands with a weight.</param>
/// <param name="Share">Their share of all 1,326, each by its weight.</param>
/// <param name="Cells">The 169 kinds of hands, as the 13 × 13 grid is read: aces first, suited hands above the diagonal.</param>
public sealed record RangeReport(string Text, int Hands, double Share, IReadOnlyList<RangeCell> Cells);
