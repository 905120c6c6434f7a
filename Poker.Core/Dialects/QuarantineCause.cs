namespace Poker.Core.Dialects;

/// <summary>Why a hand is in quarantine, for counting; the reason in words says it exactly.</summary>
public enum QuarantineCause
{
    /// <summary>A line of the hand cannot be understood, and without it the hand makes no sense.</summary>
    Unreadable = 0,

    /// <summary>Another game than no-limit hold'em.</summary>
    OtherGame = 1,

    /// <summary>A bomb pot or a double board.</summary>
    SpecialPot = 2,

    /// <summary>The lines break off, or began, inside the hand.</summary>
    BrokenOff = 3,

    /// <summary>The blinds are missing or make no sense.</summary>
    Posts = 4,

    /// <summary>Too few or too many players, a player who was not dealt in, or an order of seats that cannot be known.</summary>
    Seats = 5,

    /// <summary>A stack that has to be known is not told, or is impossible.</summary>
    Stacks = 6,

    /// <summary>Cards that cannot be: dealt twice, too many or too few.</summary>
    Cards = 7,

    /// <summary>What is paid out is not what was put in.</summary>
    NotConserved = 8,

    /// <summary>A player acts out of turn, or the board comes before all have acted.</summary>
    OutOfTurn = 9,

    /// <summary>An action of an illegal kind or size.</summary>
    IllegalAction = 10,

    /// <summary>The payouts, or the stacks told afterwards, are not what the rules give.</summary>
    UnequalStacks = 11,
}
