using System.Globalization;

namespace Poker.Bot.Tables.Playing;

/// <summary>A seat of a table, and who sits in it.</summary>
/// <param name="number">Its number, from 1.</param>
/// <param name="strategy">The strategy that plays it; null for a person's seat.</param>
internal sealed class TableSeat(int number, string? strategy)
{
    /// <summary>Its number, from 1.</summary>
    public int Number { get; } = number;

    /// <summary>The strategy that plays it; null for a person's seat.</summary>
    public string? Strategy { get; } = strategy;

    /// <summary>What its player is called in lines.</summary>
    public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"Player {number}");

    /// <summary>Chips, those of the hand in play included.</summary>
    public long Stack { get; private set; }

    /// <summary>Chips that were bought in all.</summary>
    public long Bought { get; private set; }

    /// <summary>Whether somebody has it: a strategy always.</summary>
    public bool IsTaken { get; private set; } = strategy is not null;

    /// <summary>The number of the table's last event when its player came, who may know nothing of its cards before that.</summary>
    public long TakenAt { get; private set; }

    /// <summary>Whether its player can be asked: a person is connected, a strategy has not failed in this hand.</summary>
    public bool IsHere { get; set; } = strategy is not null;

    /// <summary>Whether the player wants to be left out of the next hands.</summary>
    public bool SitsOut { get; set; }

    /// <summary>Whether the player leaves as soon as the hand allows it.</summary>
    public bool Leaves { get; set; }

    /// <summary>Turns in a row whose time ran out.</summary>
    public int Timeouts { get; set; }

    /// <summary>What it did last on this street, for people; null for nothing.</summary>
    public string? LastAction { get; set; }

    /// <summary>Whether it is dealt into the next hand.</summary>
    public bool IsIn => IsTaken && IsHere && !SitsOut && !Leaves;

    /// <summary>Whether it is acted for without being asked.</summary>
    public bool IsAway => Leaves || (Strategy is null && SitsOut && Timeouts > 0);

    /// <summary>Buys chips where the rules have it so.</summary>
    public void Buy(TableRules rules)
    {
        var isDue = rules.Setup.TopUp == TopUp.EachHand ? Stack < rules.Setup.Stack : Stack == 0;
        if (isDue)
        {
            Bought += rules.Setup.Stack - Stack;
            Stack = rules.Setup.Stack;
        }
    }

    /// <summary>Takes the chips that a hand left.</summary>
    public void Finish(long stack) => Stack = stack;

    /// <summary>Is taken by a person.</summary>
    /// <param name="lastEvent">The number of the table's last event.</param>
    public void Take(long lastEvent) => (IsTaken, TakenAt) = (true, lastEvent);

    /// <summary>Is left by its player.</summary>
    public void Clear() => (Stack, Bought, IsTaken, IsHere, SitsOut, Leaves, Timeouts, LastAction) = (0, 0, false, false, false, false, 0, null);
}
