namespace Poker.Core.Histories;

/// <summary>What a recorded event tells.</summary>
public enum RecordedKind
{
    /// <summary>A player folded.</summary>
    Fold = 0,

    /// <summary>A player checked.</summary>
    Check = 1,

    /// <summary>A player called.</summary>
    Call = 2,

    /// <summary>A player bet or raised.</summary>
    Raise = 3,

    /// <summary>A player checked or called: the recording does not tell which.</summary>
    CheckOrCall = 4,

    /// <summary>Board cards were dealt.</summary>
    Board = 5,
}
