namespace Poker.Core.Histories;

/// <summary>Faults of a recording that a replay works around instead of disagreeing.</summary>
[Flags]
public enum Leniencies
{
    /// <summary>None: every fault is a disagreement.</summary>
    None = 0,

    /// <summary>A fold where checking was free. It stands.</summary>
    NeedlessFold = 1,

    /// <summary>A call written as a raise to what was to be called. It is replayed as a call.</summary>
    CallWrittenAsRaise = 2,

    /// <summary>A raise below the minimum, to the most that any opponent can match. It is replayed as the smallest legal raise.</summary>
    CappedRaise = 4,

    /// <summary>A check by the last player with chips, who has nothing left to decide. It is passed over.</summary>
    NeedlessCheck = 8,

    /// <summary>Limits by <see cref="Game.Reopening.RunOfAllIns"/>. Tried when the hand disagrees otherwise.</summary>
    RunOfAllInsReopens = 16,

    /// <summary>
    /// The cards of a winner, or of the board, are not told. Who won is taken from the payouts, which must be those of some ranking of the hands.
    /// </summary>
    WinnersAsTold = 32,

    /// <summary>A stack is not told: <see cref="RecordedHand.AssumedStacks"/>. Limits that it would set are not checked.</summary>
    StacksAssumed = 64,
}
