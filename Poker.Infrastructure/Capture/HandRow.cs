namespace Poker.Infrastructure.Capture;

/// <summary>A row of <c>hand</c>, all but its id, its session and when it was accepted. Players are pseudonyms.</summary>
/// <param name="Table">The table within the session.</param>
/// <param name="Position">Where it begins (<see cref="LinePosition"/>).</param>
/// <param name="LastLine">The sequence of its last line.</param>
/// <param name="Name">How the source names it.</param>
/// <param name="Dialect">The dialect.</param>
/// <param name="Players">How many are dealt in.</param>
/// <param name="BigBlind">The big blind, in chips.</param>
/// <param name="Leniencies">Faults worked around, as <see cref="Core.Histories.Leniencies"/>.</param>
/// <param name="Validation">Whether it is kept for validation.</param>
/// <param name="PlayedAt">When its first line was told, or else received.</param>
/// <param name="Record">All of it, as <see cref="HandRecord.Write"/> gives it.</param>
public sealed record HandRow(
    string Table,
    long Position,
    long LastLine,
    string Name,
    string Dialect,
    int Players,
    long BigBlind,
    int Leniencies,
    bool Validation,
    DateTimeOffset PlayedAt,
    string Record);
