namespace Poker.Core.Game;

/// <summary>What a hand waits for.</summary>
public enum BettingPhase
{
    /// <summary>A player's action.</summary>
    Acting = 0,

    /// <summary>The next board cards; also between streets that are dealt without betting, all being all-in.</summary>
    AwaitingBoard = 1,

    /// <summary>The comparison of hands: two or more players are left after the river.</summary>
    Showdown = 2,

    /// <summary>Nothing: all but one have folded.</summary>
    Uncontested = 3,
}
