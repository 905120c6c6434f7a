namespace Poker.Core.Equity;

/// <summary>Counts of deals won and tied; differences of such counts may be negative.</summary>
internal readonly record struct OutcomeCount(long Wins, long Ties)
{
    /// <summary>One deal of these strengths.</summary>
    public static OutcomeCount Of(int own, int other) => new(own > other ? 1 : 0, own == other ? 1 : 0);

    /// <summary>Both counts together.</summary>
    public static OutcomeCount operator +(OutcomeCount left, OutcomeCount right) => new(left.Wins + right.Wins, left.Ties + right.Ties);

    /// <summary>What the left count has more than the right one.</summary>
    public static OutcomeCount operator -(OutcomeCount left, OutcomeCount right) => new(left.Wins - right.Wins, left.Ties - right.Ties);

    /// <summary>The count of that many alike.</summary>
    public static OutcomeCount operator *(OutcomeCount count, long times) => new(count.Wins * times, count.Ties * times);
}
