using System.Globalization;
using Poker.Core.Game;

namespace Poker.Bot.Deciding;

/// <summary>Actions as the interfaces write them: <c>f</c>, <c>c</c>, <c>r250</c>.</summary>
internal static class ActionText
{
    /// <summary>The text of an action.</summary>
    public static string Of(PlayerAction action) => action.Kind switch
    {
        ActionKind.Fold => "f",
        ActionKind.Raise => string.Create(CultureInfo.InvariantCulture, $"r{action.RaiseTo}"),
        _ => "c",
    };

    /// <summary>Reads an action of the seat to act; whether it is legal is not looked at.</summary>
    public static bool TryRead(string text, in BettingState state, out PlayerAction action)
    {
        action = text switch
        {
            "f" => PlayerAction.Fold,
            _ => state.Legal().CanCheck ? PlayerAction.Check : PlayerAction.Call,
        };
        if (text is "f" or "c")
        {
            return true;
        }

        if (text is not ['r', .. var total] || !long.TryParse(total, NumberStyles.None, CultureInfo.InvariantCulture, out var chips))
        {
            return false;
        }

        action = PlayerAction.To(chips);
        return true;
    }
}
