namespace Poker.Infrastructure.Capture;

/// <summary>A source and what has come from it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Dialect">The dialect of its lines; null: detected.</param>
/// <param name="HasKey">Whether a key may send lines for it.</param>
/// <param name="RevokedAt">When its key was revoked; null if it was not.</param>
/// <param name="Sessions">Its sessions.</param>
/// <param name="Lines">Their lines, those that have expired too.</param>
/// <param name="Unparsed">Those that are not parsed yet.</param>
/// <param name="LastAt">When the last one came; null for none.</param>
public sealed record SourceActivity(
    string Name, string? Dialect, bool HasKey, DateTimeOffset? RevokedAt, long Sessions, long Lines, long Unparsed, DateTimeOffset? LastAt);
