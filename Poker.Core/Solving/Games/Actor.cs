namespace Poker.Core.Solving.Games;

/// <summary>Who acts at a point of a game. A player's number is its value: 0 acts first.</summary>
public enum Actor : byte
{
    /// <summary>Player 0.</summary>
    First = 0,

    /// <summary>Player 1.</summary>
    Second = 1,

    /// <summary>Cards are dealt.</summary>
    Chance = 2,

    /// <summary>Nobody: the game is over.</summary>
    Terminal = 3,
}
