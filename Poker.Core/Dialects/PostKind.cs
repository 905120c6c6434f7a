namespace Poker.Core.Dialects;

/// <summary>What a player posts before the cards.</summary>
public enum PostKind
{
    /// <summary>An ante, each player their own; posted by one player alone it is the table's, and dead.</summary>
    Ante = 0,

    /// <summary>The small blind.</summary>
    SmallBlind = 1,

    /// <summary>The big blind.</summary>
    BigBlind = 2,

    /// <summary>A straddle: a live post over the big blind, which is raised by it.</summary>
    Straddle = 3,

    /// <summary>Dead chips, such as a missed small blind or a big-blind ante.</summary>
    Dead = 4,

    /// <summary>A live post that is no blind of this hand, such as a missed big blind.</summary>
    Live = 5,
}
