namespace Poker.Core.Dialects;

/// <summary>What the amount of a bet, call, raise or post means.</summary>
public enum WagerKind
{
    /// <summary>Nothing: the line tells no amount.</summary>
    Untold = 0,

    /// <summary>The chips that are added now.</summary>
    Added = 1,

    /// <summary>The player's total on this street afterwards.</summary>
    Total = 2,

    /// <summary>What the raise adds to the bet that is to be called.</summary>
    RaisedBy = 3,
}
