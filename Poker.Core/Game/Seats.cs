namespace Poker.Core.Game;

/// <summary>How seats are numbered: in dealing order, from the left of the button.</summary>
/// <remarks>
/// Seat 0 is the first to the left of the button, the last seat is the button; heads-up, seat 0 is the big blind and seat 1 the small blind
/// and button. So after the flop the lowest seat acts first, and odd chips go to the lowest seats. A set of seats is a mask, bit = seat.
/// </remarks>
public static class Seats
{
    /// <summary>The fewest seats of a hand.</summary>
    public const int Fewest = 2;

    /// <summary>The most seats of a hand.</summary>
    public const int Most = 10;

    /// <summary>The mask of all seats of a hand.</summary>
    public static int All(int seats) => (1 << seats) - 1;
}
