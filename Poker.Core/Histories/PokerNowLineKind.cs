namespace Poker.Core.Histories;

/// <summary>What a line of a PokerNow log tells.</summary>
public enum PokerNowLineKind
{
    /// <summary>Nothing about a hand: chat, seats, breaks.</summary>
    Other = 0,

    /// <summary>A hand starts; the text is the game's name, the player the dealer (none: a dead button).</summary>
    Start,

    /// <summary>The hand has ended.</summary>
    End,

    /// <summary>The stacks of those dealt in.</summary>
    Stacks,

    /// <summary>The big blind of later hands; the amount is new.</summary>
    BigBlindChanged,

    /// <summary>A player's ID changed at login: the player is the new one, the text the old one.</summary>
    IdentityChanged,

    /// <summary>An ante.</summary>
    Ante,

    /// <summary>A small blind.</summary>
    SmallBlind,

    /// <summary>A big blind.</summary>
    BigBlind,

    /// <summary>A straddle.</summary>
    Straddle,

    /// <summary>A missed small blind: dead chips.</summary>
    MissedSmallBlind,

    /// <summary>A missed big blind: a live post.</summary>
    MissedBigBlind,

    /// <summary>A bomb pot's bet.</summary>
    BombPot,

    /// <summary>A fold.</summary>
    Fold,

    /// <summary>A check.</summary>
    Check,

    /// <summary>A call; the amount is a street total.</summary>
    Call,

    /// <summary>A bet or raise; the amount is a street total.</summary>
    Raise,

    /// <summary>Board cards; the text holds those just dealt.</summary>
    Board,

    /// <summary>Cards of the second run; the text holds the whole board.</summary>
    SecondRun,

    /// <summary>A second board that is played for from the flop.</summary>
    SecondBoard,

    /// <summary>Uncalled chips went back.</summary>
    Uncalled,

    /// <summary>Chips won.</summary>
    Collected,

    /// <summary>Cards shown.</summary>
    Show,
}
