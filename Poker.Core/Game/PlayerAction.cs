namespace Poker.Core.Game;

/// <summary>One action of the player whose turn it is.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="RaiseTo">For a raise: the player's total on this street afterwards, in chips. Otherwise 0.</param>
public readonly record struct PlayerAction(ActionKind Kind, long RaiseTo)
{
    /// <summary>Gives the hand up.</summary>
    public static PlayerAction Fold => new(ActionKind.Fold, 0);

    /// <summary>Adds nothing.</summary>
    public static PlayerAction Check => new(ActionKind.Check, 0);

    /// <summary>Adds what is to be called, or all that is left.</summary>
    public static PlayerAction Call => new(ActionKind.Call, 0);

    /// <summary>Bets or raises to a street total.</summary>
    public static PlayerAction To(long streetTotal) => new(ActionKind.Raise, streetTotal);

    /// <summary>Such as <c>fold</c>, <c>check</c>, <c>call</c>, <c>raise to 250</c>.</summary>
    public override string ToString() => Kind switch
    {
        ActionKind.Fold => "fold",
        ActionKind.Check => "check",
        ActionKind.Call => "call",
        _ => $"raise to {RaiseTo}",
    };
}
