namespace Poker.Core.Dialects;

/// <summary>Which board a line's cards belong to.</summary>
public enum BoardKind
{
    /// <summary>The board.</summary>
    First = 0,

    /// <summary>The second board of a hand that is run twice: the event holds the whole of it.</summary>
    SecondRun = 1,
}
