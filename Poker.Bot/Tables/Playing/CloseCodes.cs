namespace Poker.Bot.Tables.Playing;

/// <summary>Why a table ends a connection, beside what WebSocket has codes for.</summary>
internal static class CloseCodes
{
    /// <summary>The table is closed.</summary>
    public const int TableGone = 4001;

    /// <summary>The seat was taken over by another connection of its player.</summary>
    public const int TakenOver = 4002;

    /// <summary>The seat cannot be had.</summary>
    public const int SeatRefused = 4003;

    /// <summary>The client reads too slowly.</summary>
    public const int TooSlow = 4004;

    /// <summary>The client did not say what it wants in time.</summary>
    public const int NoHello = 4005;
}
