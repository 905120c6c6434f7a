namespace Poker.Core.Game;

/// <summary>Who pays the ante.</summary>
public enum AnteKind
{
    /// <summary>Every player, each their own.</summary>
    Each = 0,

    /// <summary>The big blind alone, for the table; it is dead money.</summary>
    BigBlind = 1,
}
