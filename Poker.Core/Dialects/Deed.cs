using System.Runtime.InteropServices;

using Poker.Core.Cards;

namespace Poker.Core.Dialects;

/// <summary>What somebody does in a line, before it is known who: the part of the line behind the name.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Deed(DeedKind Kind, Wager Wager = default, PostKind Post = default, CardSet Cards = default, string Reason = "")
{
    /// <summary>No deed.</summary>
    public static Deed None => default;

    /// <summary>A deed that cannot be understood.</summary>
    public static Deed Unreadable(string reason) => new(DeedKind.Unreadable, Reason: reason);

    /// <summary>A deed with chips.</summary>
    public static Deed Of(DeedKind kind, WagerKind meaning, Amount amount, bool isAllIn = false) => new(kind, new Wager(meaning, amount, isAllIn));

    /// <summary>The event that it is when a player does it.</summary>
    public GameEvent By(string player) => Kind switch
    {
        DeedKind.Fold => new GameEvent.Folded(player),
        DeedKind.Check => new GameEvent.Checked(player),
        DeedKind.Call => new GameEvent.Called(player, Wager),
        DeedKind.Raise => new GameEvent.Raised(player, Wager),
        DeedKind.AllIn => new GameEvent.AllIn(player, Wager),
        DeedKind.Post => new GameEvent.Posted(player, Post, Wager),
        DeedKind.Dealt => new GameEvent.Dealt(player, Cards),
        DeedKind.Show => new GameEvent.Shown(player, Cards),
        DeedKind.Muck => new GameEvent.Mucked(player),
        DeedKind.Win => new GameEvent.Won(player, Wager.Kind == WagerKind.Untold ? null : Wager.Amount),
        DeedKind.Return => new GameEvent.Returned(player, Wager.Amount),
        DeedKind.Stack => new GameEvent.StackTold(player, Wager.Amount),
        DeedKind.FirstStack => new GameEvent.StackTold(player, Wager.Amount, IsFirst: true),
        DeedKind.Button => new GameEvent.ButtonTold(player),
        _ => new GameEvent.Unreadable(Reason),
    };
}
