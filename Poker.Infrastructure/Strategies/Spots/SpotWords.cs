using System.Globalization;

using Poker.Core.Game;
using Poker.Core.Solving.Betting;

namespace Poker.Infrastructure.Strategies.Spots;

/// <summary>Actions at a spot in words, amounts in big blinds of the blueprints' stakes.</summary>
internal static class SpotWords
{
    /// <summary>Whether an action raises to all that the player has.</summary>
    public static bool IsAllIn(PlayerAction action, in BettingState state) =>
        action.Kind == ActionKind.Raise && action.RaiseTo == state.Legal().MaxRaiseTo;

    /// <summary>As histories write it: <c>b2.5</c>, <c>a</c>.</summary>
    public static string Word(PlayerAction action, in BettingState state) =>
        IsAllIn(action, state) ? "a" : HistoryText.Word(action, BettingAbstraction.BigBlindChips);

    /// <summary>For people: <c>raise to 2.5 bb</c>.</summary>
    public static string Text(PlayerAction action, in BettingState state)
    {
        var total = BigBlinds(action.RaiseTo);
        return IsAllIn(action, state) ? string.Create(CultureInfo.InvariantCulture, $"all-in ({total:0.##} bb)")
            : action.Kind == ActionKind.Raise ? string.Create(CultureInfo.InvariantCulture, $"{(state.CallTo > 0 ? "raise" : "bet")} to {total:0.##} bb")
            : action.ToString();
    }

    /// <summary>Chips as big blinds.</summary>
    public static double BigBlinds(long chips) => (double)chips / BettingAbstraction.BigBlindChips;

    /// <summary>A heads-up seat's name.</summary>
    public static string Seat(int seat) => seat == 0 ? "big blind" : "button";
}
