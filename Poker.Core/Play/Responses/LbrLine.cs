namespace Poker.Core.Play.Responses;

/// <summary>A line of betting and what it brought.</summary>
/// <param name="Weight">Hands that ended by it; a fold counts by its probability.</param>
/// <param name="Chips">What they won, luck included.</param>
public readonly record struct LbrLine(double Weight, double Chips)
{
    /// <summary>Both together.</summary>
    public static LbrLine operator +(LbrLine left, LbrLine right) => new(left.Weight + right.Weight, left.Chips + right.Chips);
}
