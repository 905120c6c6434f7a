using System.Text.Json.Serialization;

namespace Poker.Bot.Tables.Playing;

/// <summary>Something that happened at a table, as clients are told it.</summary>
/// <param name="Kind">One of <see cref="EventKinds"/>.</param>
/// <param name="Line">It as a line of the plain grammar; null for what is no part of a hand.</param>
/// <param name="Seat">Whose deed it is, from 1; null for nobody's.</param>
/// <param name="Action">Of an act: <c>fold</c>, <c>check</c>, <c>call</c>, <c>bet</c> or <c>raise</c>.</param>
/// <param name="Chips">The chips of it.</param>
/// <param name="Cards">The cards of it.</param>
/// <param name="Text">What a note says.</param>
internal sealed record TableEvent(
    string Kind, string? Line = null, int? Seat = null, string? Action = null, long? Chips = null, IReadOnlyList<string>? Cards = null, string? Text = null)
{
    /// <summary>Its number at the table, from 1.</summary>
    public long Number { get; init; }

    /// <summary>The only seat that may know it, from 1; null for all.</summary>
    [JsonIgnore]
    public int? OnlyFor { get; init; }
}
