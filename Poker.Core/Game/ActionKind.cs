namespace Poker.Core.Game;

/// <summary>What a player does when it is their turn.</summary>
public enum ActionKind
{
    /// <summary>Gives the hand up.</summary>
    Fold = 0,

    /// <summary>Adds nothing where nothing is to be called.</summary>
    Check = 1,

    /// <summary>Adds what is to be called, or all that is left.</summary>
    Call = 2,

    /// <summary>Bets (raises from nothing) or raises.</summary>
    Raise = 3,
}
