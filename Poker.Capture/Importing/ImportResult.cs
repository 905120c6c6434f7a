namespace Poker.Capture.Importing;

/// <summary>What importing a file has done.</summary>
/// <param name="File">The file.</param>
/// <param name="Format">What it is.</param>
/// <param name="Source">The source that its lines are of.</param>
/// <param name="Session">Its session's id.</param>
/// <param name="IsRepeated">Whether all of it was there before, so that nothing was added.</param>
/// <param name="Lines">Its lines; of a PHH file, its hands.</param>
/// <param name="Accepted">The hands of it that are accepted.</param>
/// <param name="Quarantined">Those that are not, by cause.</param>
public sealed record ImportResult(
    string File,
    ImportFormat Format,
    string Source,
    long Session,
    bool IsRepeated,
    long Lines,
    long Accepted,
    IReadOnlyDictionary<string, long> Quarantined);
