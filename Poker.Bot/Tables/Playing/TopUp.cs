namespace Poker.Bot.Tables.Playing;

/// <summary>When a player buys chips up to the table's stack.</summary>
public enum TopUp
{
    /// <summary>Before each hand that would be begun with less.</summary>
    EachHand = 0,

    /// <summary>When all are lost.</summary>
    WhenBroke = 1,
}
