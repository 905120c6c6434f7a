namespace Poker.Core.Evaluation;

/// <summary>The nine kinds of five-card hand, weakest first; a royal flush is the best straight flush.</summary>
public enum HandCategory
{
    /// <summary>Nothing but its highest cards.</summary>
    HighCard = 0,

    /// <summary>Two cards of one rank.</summary>
    Pair = 1,

    /// <summary>Two pairs.</summary>
    TwoPair = 2,

    /// <summary>Three cards of one rank.</summary>
    ThreeOfAKind = 3,

    /// <summary>Five ranks in a row; the ace also counts below the deuce.</summary>
    Straight = 4,

    /// <summary>Five cards of one suit.</summary>
    Flush = 5,

    /// <summary>Three of one rank and two of another.</summary>
    FullHouse = 6,

    /// <summary>Four cards of one rank.</summary>
    FourOfAKind = 7,

    /// <summary>Five ranks in a row in one suit.</summary>
    StraightFlush = 8,
}
