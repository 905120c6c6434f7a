namespace Poker.Infrastructure.Capture;

/// <summary>How a session is parsed.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Source">Its source's name.</param>
/// <param name="Name">What the sender calls it.</param>
/// <param name="Through">Lines up to here are stored.</param>
/// <param name="ParsedThrough">Lines up to here have been looked at.</param>
/// <param name="ExpiredThrough">Lines up to here have expired.</param>
/// <param name="LastAt">When its last line came.</param>
/// <param name="HasEnded">Whether the sender has said that no line follows.</param>
/// <param name="Accepted">Hands accepted.</param>
/// <param name="Quarantined">Hands in quarantine.</param>
/// <param name="Tables">Its tables.</param>
public sealed record SessionStatus(
    long Id,
    string Source,
    string Name,
    long Through,
    long ParsedThrough,
    long ExpiredThrough,
    DateTimeOffset LastAt,
    bool HasEnded,
    long Accepted,
    long Quarantined,
    IReadOnlyList<TableStatus> Tables)
{
    /// <summary>Lines that are stored and not parsed yet.</summary>
    public long Lag => Math.Max(0, Through - ParsedThrough);
}
