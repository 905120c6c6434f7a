namespace Poker.Core.Dialects;

/// <summary>What a player does in a line.</summary>
internal enum DeedKind
{
    /// <summary>Nothing that players do.</summary>
    None = 0,

    /// <summary>Talks.</summary>
    Talk,

    /// <summary>Something that cannot be understood; the reason says why.</summary>
    Unreadable,

    /// <summary>Folds.</summary>
    Fold,

    /// <summary>Checks.</summary>
    Check,

    /// <summary>Calls.</summary>
    Call,

    /// <summary>Bets or raises.</summary>
    Raise,

    /// <summary>Goes all-in.</summary>
    AllIn,

    /// <summary>Posts.</summary>
    Post,

    /// <summary>Is dealt cards.</summary>
    Dealt,

    /// <summary>Shows.</summary>
    Show,

    /// <summary>Mucks.</summary>
    Muck,

    /// <summary>Wins; without an amount, all that is left.</summary>
    Win,

    /// <summary>Gets uncalled chips back.</summary>
    Return,

    /// <summary>Has a stack.</summary>
    Stack,

    /// <summary>Has a stack to begin the next hand with, or this one.</summary>
    FirstStack,

    /// <summary>Has the button.</summary>
    Button,
}
