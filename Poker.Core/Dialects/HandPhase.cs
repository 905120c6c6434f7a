namespace Poker.Core.Dialects;

/// <summary>How far the lines of a hand have come.</summary>
internal enum HandPhase
{
    /// <summary>Seats, posts, cards.</summary>
    Opening = 0,

    /// <summary>Somebody has acted.</summary>
    Playing = 1,

    /// <summary>Somebody has been paid, or the hand has been said to have ended.</summary>
    Paid = 2,
}
