namespace Poker.Explorer.Live;

/// <summary>A session of a source: a page of a table, a file.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Source">Its source's name.</param>
/// <param name="Name">What the sender calls it.</param>
/// <param name="LastAt">When its last line came.</param>
/// <param name="HasEnded">Whether the sender has said that no line follows.</param>
/// <param name="Lines">Lines that came.</param>
/// <param name="Lag">Those that are not parsed yet.</param>
/// <param name="Accepted">Hands accepted.</param>
/// <param name="Quarantined">Hands in quarantine.</param>
/// <param name="Tables">Its tables.</param>
public sealed record SessionReport(
    long Id,
    string Source,
    string Name,
    DateTimeOffset LastAt,
    bool HasEnded,
    long Lines,
    long Lag,
    long Accepted,
    long Quarantined,
    IReadOnlyList<TableReport> Tables);
