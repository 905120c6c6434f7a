namespace Poker.Core.Game;

/// <summary>Why an action is illegal.</summary>
public enum Refusal
{
    /// <summary>It is legal.</summary>
    None = 0,

    /// <summary>Nobody is to act now.</summary>
    NobodyToAct,

    /// <summary>A check where chips are to be called.</summary>
    CheckFacingBet,

    /// <summary>A call where nothing is to be called.</summary>
    NothingToCall,

    /// <summary>A raise by a stack that does not exceed the call.</summary>
    StackTooShort,

    /// <summary>A raise that nobody has the chips to answer.</summary>
    NobodyCanAnswer,

    /// <summary>A raise by a player who has acted and faces less than a full raise.</summary>
    NotReopened,

    /// <summary>A raise below the minimum that is not all-in.</summary>
    BelowMinimum,

    /// <summary>A raise of more than the player has.</summary>
    AboveStack,

    /// <summary>A kind of action that there is not.</summary>
    UnknownAction,
}
