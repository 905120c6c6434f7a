using System.Text.Json.Serialization;
using Poker.Core.Cards;
using Poker.Core.Histories;

namespace Poker.Infrastructure.Capture;

/// <summary>An event of a <see cref="HandRecord"/>.</summary>
/// <param name="Do">What happened.</param>
/// <param name="Seat">Who acted; null for the board.</param>
/// <param name="Chips">Of a raise: the street total. Of a call: the chips added, if they are told.</param>
/// <param name="Cards">Of a board: the cards dealt, empty if they are not told.</param>
/// <param name="Legal">What was legal, if the source tells.</param>
public sealed record HandRecordEvent(
    [property: JsonConverter(typeof(RecordedKindText)), JsonIgnore(Condition = JsonIgnoreCondition.Never)] RecordedKind Do,
    int? Seat = null,
    long? Chips = null,
    string? Cards = null,
    RecordedLegality? Legal = null)
{
    private const int Board = -1;

    /// <summary>An event as it is written.</summary>
    public static HandRecordEvent Of(RecordedEvent told) => new(
        told.Kind,
        told.Seat == Board ? null : told.Seat,
        told.Chips == RecordedEvent.Unknown ? null : told.Chips,
        told.Kind == RecordedKind.Board ? told.Cards.ToString() : null,
        told.Expected);

    /// <summary>The event.</summary>
    public RecordedEvent ToEvent() =>
        new(Do, Seat ?? Board, Chips ?? RecordedEvent.Unknown, Cards is null ? CardSet.Empty : CardSet.Parse(Cards), Legal);
}
