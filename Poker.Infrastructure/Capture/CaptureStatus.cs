namespace Poker.Infrastructure.Capture;

/// <summary>What has been captured.</summary>
/// <param name="Sources">The sources, by name.</param>
/// <param name="Lines">Sessions, lines and how far they are parsed.</param>
/// <param name="Hands">Hands that were accepted.</param>
/// <param name="Quarantine">Hands that were not, by cause.</param>
/// <param name="Samples">Decisions made of the accepted ones.</param>
public sealed record CaptureStatus(
    IReadOnlyList<SourceActivity> Sources, CaptureLag Lines, long Hands, IReadOnlyDictionary<string, long> Quarantine, long Samples);
