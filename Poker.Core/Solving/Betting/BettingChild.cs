namespace Poker.Core.Solving.Betting;

/// <summary>What an edge leads to, in an int: a decision (0 or more), or a terminal with its stake (negative).</summary>
/// <remarks>
/// <code>
///   terminal: −1 − (stake · 4 + kind)   kind 0 showdown, 1 seat 0 has folded, 2 seat 1 has folded
/// </code>
/// Stacks are equal, so that whoever loses a terminal loses the stake: the loser's chips in the pot. A showdown also stands for all-in.
/// </remarks>
/// <param name="Code">The number.</param>
public readonly record struct BettingChild(int Code)
{
    /// <summary>Whether the hand goes on.</summary>
    public bool IsDecision => Code >= 0;

    /// <summary>The decision's number.</summary>
    public int Node => Code;

    /// <summary>Whether it is the cards that decide.</summary>
    public bool IsShowdown => Code < 0 && (~Code & 3) == 0;

    /// <summary>The seat that has folded, or −1.</summary>
    public int Folded => Code < 0 ? (~Code & 3) - 1 : -1;

    /// <summary>What the loser of a terminal loses, in chips.</summary>
    public int StakeChips => ~Code >> 2;

    /// <summary>A decision.</summary>
    public static BettingChild Decision(int node) => new(node);

    /// <summary>A showdown.</summary>
    public static BettingChild Showdown(int stakeChips) => new(~(stakeChips << 2));

    /// <summary>The end by a fold.</summary>
    public static BettingChild Fold(int seat, int stakeChips) => new(~(stakeChips << 2 | (seat + 1)));
}
