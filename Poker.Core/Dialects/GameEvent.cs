using Poker.Core.Cards;

namespace Poker.Core.Dialects;

/// <summary>What one line of a game tells. The nested records are all there are.</summary>
/// <remarks>
/// Players are named by what the source keys them with: an ID where it has one, else the name; the same player is the same string.
/// Events are what a line says, not what is true: only <see cref="HandAssembler"/> knows whether a hand of them is legal.
/// </remarks>
public abstract record GameEvent
{
    private GameEvent()
    {
    }

    /// <summary>A hand starts.</summary>
    /// <param name="Id">How the source names it, or null.</param>
    /// <param name="Dealer">Who has the button, or null.</param>
    public sealed record HandStarted(string? Id, string? Dealer) : GameEvent;

    /// <summary>The hand has ended, all are paid.</summary>
    public sealed record HandEnded : GameEvent;

    /// <summary>The hand is none that can be understood here: another game, a bomb pot.</summary>
    /// <param name="Cause">Why, for counting.</param>
    /// <param name="Reason">Why, in words that group well when counted.</param>
    public sealed record Skipped(QuarantineCause Cause, string Reason) : GameEvent;

    /// <summary>A known player does something that cannot be understood.</summary>
    /// <param name="Reason">What is wrong, in words that group well when counted, without the player's name.</param>
    public sealed record Unreadable(string Reason) : GameEvent;

    /// <summary>Who has the button.</summary>
    public sealed record ButtonTold(string Player) : GameEvent;

    /// <summary>The blinds from now on.</summary>
    /// <param name="Small">The small blind, 0 where it is not told.</param>
    /// <param name="Big">The big blind.</param>
    public sealed record BlindsTold(Amount Small, Amount Big) : GameEvent;

    /// <summary>A player is dealt in.</summary>
    /// <param name="Player">The player.</param>
    /// <param name="Name">How the player is called.</param>
    /// <param name="Seat">The seat's number; seats are in the order of their numbers.</param>
    /// <param name="Stack">The player's chips before any post.</param>
    public sealed record Seated(string Player, string Name, int Seat, Amount Stack) : GameEvent;

    /// <summary>How many chips a player has now.</summary>
    /// <param name="Player">The player.</param>
    /// <param name="Stack">The chips.</param>
    /// <param name="IsFirst">Whether they are what a hand begins with: then they are not what the hand before has left.</param>
    public sealed record StackTold(string Player, Amount Stack, bool IsFirst = false) : GameEvent;

    /// <summary>A player is known under another key from now on.</summary>
    /// <param name="Player">The new one.</param>
    /// <param name="Formerly">The old one.</param>
    public sealed record Renamed(string Player, string Formerly) : GameEvent;

    /// <summary>A player posts; live posts are street totals.</summary>
    public sealed record Posted(string Player, PostKind Kind, Wager Wager) : GameEvent;

    /// <summary>A player is dealt cards.</summary>
    /// <param name="Player">Who, or null for the one whose screen it is.</param>
    /// <param name="Cards">Their cards, or none where they are hidden.</param>
    public sealed record Dealt(string? Player, CardSet Cards) : GameEvent;

    /// <summary>A player folds.</summary>
    public sealed record Folded(string Player) : GameEvent;

    /// <summary>A player checks.</summary>
    public sealed record Checked(string Player) : GameEvent;

    /// <summary>A player calls.</summary>
    public sealed record Called(string Player, Wager Wager) : GameEvent;

    /// <summary>A player bets or raises.</summary>
    public sealed record Raised(string Player, Wager Wager) : GameEvent;

    /// <summary>A player goes all-in, be it a call or a raise.</summary>
    public sealed record AllIn(string Player, Wager Wager) : GameEvent;

    /// <summary>Board cards are dealt.</summary>
    /// <param name="Street">The street they open.</param>
    /// <param name="Cards">The cards, those of earlier streets with them or not; none where the line does not tell them.</param>
    /// <param name="Kind">Which board.</param>
    public sealed record BoardDealt(Street Street, CardSet Cards, BoardKind Kind) : GameEvent;

    /// <summary>A player shows one or both cards.</summary>
    public sealed record Shown(string Player, CardSet Cards) : GameEvent;

    /// <summary>A player does not show at showdown.</summary>
    public sealed record Mucked(string Player) : GameEvent;

    /// <summary>A player is paid from a pot.</summary>
    /// <param name="Player">Who.</param>
    /// <param name="Amount">How much, or null: all that is left.</param>
    public sealed record Won(string Player, Amount? Amount) : GameEvent;

    /// <summary>Players share a pot in equal parts, odd chips from the left of the button.</summary>
    public sealed record Split(IReadOnlyList<string> Players, Amount Amount) : GameEvent;

    /// <summary>Uncalled chips go back.</summary>
    public sealed record Returned(string Player, Amount Amount) : GameEvent;
}
