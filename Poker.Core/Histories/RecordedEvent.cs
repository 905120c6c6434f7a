using Poker.Core.Cards;

namespace Poker.Core.Histories;

/// <summary>One action, or one street's board cards, of a recorded hand.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Seat">Who acted, numbered as <see cref="Game.Seats"/> says; −1 for the board.</param>
/// <param name="Chips">Of a raise: the street total. Of a call: the chips added, or <see cref="Unknown"/>.</param>
/// <param name="Cards">Of a board: the cards dealt.</param>
/// <param name="Expected">What was legal, if the recording tells.</param>
public readonly record struct RecordedEvent(RecordedKind Kind, int Seat, long Chips, CardSet Cards, RecordedLegality? Expected)
{
    /// <summary>The chips of a call whose size the recording does not tell.</summary>
    public const long Unknown = -1;

    /// <summary>An action.</summary>
    public static RecordedEvent Action(RecordedKind kind, int seat, long chips = Unknown, RecordedLegality? expected = null) =>
        new(kind, seat, chips, CardSet.Empty, expected);

    /// <summary>Board cards.</summary>
    public static RecordedEvent Board(CardSet cards) => new(RecordedKind.Board, -1, Unknown, cards, null);
}
