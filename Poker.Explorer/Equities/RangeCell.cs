namespace Poker.Explorer.Equities;

/// <summary>A kind of hand in a range.</summary>
/// <param name="Name">Such as AKs.</param>
/// <param name="Weight">Its hands' mean weight, in [0, 1], 1 being the range's largest.</param>
/// <param name="Text">What stands for it in a range's text; empty where it is not in the range.</param>
public sealed record RangeCell(string Name, double Weight, string Text);
