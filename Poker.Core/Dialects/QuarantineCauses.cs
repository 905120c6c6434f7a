using Poker.Core.Histories;

namespace Poker.Core.Dialects;

/// <summary>Why a hand goes into quarantine on which recording and engine disagree.</summary>
public static class QuarantineCauses
{
    /// <summary>The cause that a fault is counted under.</summary>
    public static QuarantineCause Of(ReplayFault fault) => fault switch
    {
        ReplayFault.Opening => QuarantineCause.Stacks,
        ReplayFault.OutOfTurn => QuarantineCause.OutOfTurn,
        ReplayFault.IllegalAction => QuarantineCause.IllegalAction,
        ReplayFault.Unfinished => QuarantineCause.BrokenOff,
        ReplayFault.Cards => QuarantineCause.Cards,
        _ => QuarantineCause.UnequalStacks,
    };
}
