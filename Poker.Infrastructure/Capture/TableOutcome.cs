using Poker.Core.Histories;

namespace Poker.Infrastructure.Capture;

/// <summary>What a stretch of a table's lines gives: all hands that begin in it.</summary>
/// <param name="Table">The table within the session.</param>
/// <param name="From">The position (<see cref="LinePosition"/>) where the stretch begins.</param>
/// <param name="Before">The position where the next one begins.</param>
/// <param name="Replaces">Whether there can be rows of that stretch from before.</param>
/// <param name="Hands">The accepted hands, players as pseudonyms, in order.</param>
/// <param name="Quarantined">The others.</param>
public sealed record TableOutcome(
    string Table,
    long From,
    long Before,
    bool Replaces,
    IReadOnlyList<(HandRow Row, RecordedHand Hand)> Hands,
    IReadOnlyList<QuarantineRow> Quarantined);
