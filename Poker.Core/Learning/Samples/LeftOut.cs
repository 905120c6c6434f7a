namespace Poker.Core.Learning.Samples;

/// <summary>Why a decision makes no sample.</summary>
public enum LeftOut
{
    /// <summary>It makes one.</summary>
    None = 0,

    /// <summary>The player's cards are not known.</summary>
    PocketUnknown,

    /// <summary>They are known only because they were shown: such players never fold (<see cref="SampleOptions.ShownWeight"/>).</summary>
    PocketOnlyShown,

    /// <summary>The board is not told.</summary>
    BoardUnknown,

    /// <summary>The stack of somebody who is left is not told, or only by an all-in of the hand (<see cref="SampleOptions.WithAssumedStacks"/>).</summary>
    StacksAssumed,

    /// <summary>There was one legal bin.</summary>
    NoChoice,

    /// <summary>A fold where checking was free.</summary>
    NeedlessFold,

    /// <summary>A raise that the engine had to mend.</summary>
    MendedRaise,

    /// <summary>The hand has more than two players, and the policy plays heads-up.</summary>
    NotHeadsUp,

    /// <summary>Posts that the policy does not know: missed blinds, several straddles, a short blind.</summary>
    UnusualPosts,

    /// <summary>The policy was trained for stacks of another depth.</summary>
    OtherDepth,

    /// <summary>Cards that the policy's deck does not have.</summary>
    OtherDeck,

    /// <summary>The policy has no answer at the spot.</summary>
    OffTree,

    /// <summary>The policy was never trained for the spot with such a hand: what it does there is a fall-back.</summary>
    NotLearned,

    /// <summary>The hand has too many decisions to number them.</summary>
    BeyondNumbers,
}
