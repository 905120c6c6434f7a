namespace Poker.Core.Histories;

/// <summary>On what a recording and the engine disagree.</summary>
public enum ReplayFault
{
    /// <summary>On nothing.</summary>
    None = 0,

    /// <summary>The stacks or posts are impossible.</summary>
    Opening,

    /// <summary>Whose turn it is, or whether the board comes.</summary>
    OutOfTurn,

    /// <summary>What was legal, or the size of an action.</summary>
    IllegalAction,

    /// <summary>Cards: too many, too few, or one dealt twice.</summary>
    Cards,

    /// <summary>Whether the hand is over.</summary>
    Unfinished,

    /// <summary>The stacks after the hand.</summary>
    Stacks,
}
