namespace Poker.Bot.Tables.Playing;

/// <summary>What a seat is at.</summary>
internal static class SeatStates
{
    /// <summary>Nobody has it.</summary>
    public const string Open = "open";

    /// <summary>Its player sits out.</summary>
    public const string Out = "out";

    /// <summary>Its player waits for the next hand.</summary>
    public const string Waiting = "waiting";

    /// <summary>It is in the hand.</summary>
    public const string In = "in";

    /// <summary>It has folded.</summary>
    public const string Folded = "folded";

    /// <summary>It is all-in.</summary>
    public const string AllIn = "allIn";
}
