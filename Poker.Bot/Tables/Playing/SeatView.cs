namespace Poker.Bot.Tables.Playing;

/// <summary>A seat as a viewer sees it.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Name">What its player is called.</param>
/// <param name="Strategy">The strategy that plays it; null for a person's seat.</param>
/// <param name="State">One of <see cref="SeatStates"/>.</param>
/// <param name="IsHere">Whether its player is connected.</param>
/// <param name="SitsOut">Whether its player wants to be left out of the next hands.</param>
/// <param name="Stack">Chips behind.</param>
/// <param name="Bet">Chips on this street.</param>
/// <param name="Net">Chips won or, negative, lost since the player came, those bet in this hand included.</param>
/// <param name="Cards">Its cards: null for a back; empty for none.</param>
/// <param name="LastAction">What it did last on this street.</param>
/// <param name="Won">Chips that the hand, which is over, paid it.</param>
internal sealed record SeatView(
    int Number,
    string Name,
    string? Strategy,
    string State,
    bool IsHere,
    bool SitsOut,
    long Stack,
    long Bet,
    long Net,
    IReadOnlyList<string?> Cards,
    string? LastAction,
    long Won);
