namespace Poker.Core.Learning.Samples;

/// <summary>What a network chooses from: the actions of a decision in nine bins, whose order is part of <see cref="FeatureLayout.Version"/>.</summary>
public enum ActionBin
{
    /// <summary>Gives the hand up; legal where something is to be called.</summary>
    Fold = 0,

    /// <summary>Checks, or calls what is to be called.</summary>
    CheckOrCall = 1,

    /// <summary>A bet or raise of a third of the pot.</summary>
    RaiseThird = 2,

    /// <summary>Of half the pot.</summary>
    RaiseHalf = 3,

    /// <summary>Of three quarters of the pot.</summary>
    RaiseThreeQuarters = 4,

    /// <summary>Of the pot.</summary>
    RaisePot = 5,

    /// <summary>Of one and a half pots.</summary>
    RaiseOneAndHalf = 6,

    /// <summary>Of two and a half pots.</summary>
    RaiseTwoAndHalf = 7,

    /// <summary>Of all that is left, or of as much as any opponent can answer.</summary>
    AllIn = 8,
}
