namespace Poker.Core.Equity;

/// <summary>Weighted deals won by the first of two ranges, and tied; a full preflop sum needs some 70 bits.</summary>
internal readonly record struct RangeTally(UInt128 Wins, UInt128 Ties)
{
    /// <summary>Both tallies together.</summary>
    public static RangeTally operator +(RangeTally left, RangeTally right) => new(left.Wins + right.Wins, left.Ties + right.Ties);
}
