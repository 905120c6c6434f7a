namespace Poker.Core.Dialects;

/// <summary>What became of a line.</summary>
public enum LineOutcome
{
    /// <summary>It tells nothing of the game.</summary>
    Noise = 0,

    /// <summary>It tells something.</summary>
    Understood = 1,

    /// <summary>It was passed over: its number is not above the last line's.</summary>
    Repeated = 2,

    /// <summary>It was passed over: no line of a game is that long.</summary>
    TooLong = 3,
}
