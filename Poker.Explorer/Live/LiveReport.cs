using Poker.Infrastructure.Capture;

namespace Poker.Explorer.Live;

/// <summary>What has been captured, and what was made of it.</summary>
/// <param name="At">When it was counted: counting millions takes a while, and is not done at every look.</param>
/// <param name="Hands">Hands that were accepted.</param>
/// <param name="LastHour">Those of the last hour before.</param>
/// <param name="Quarantined">Hands that were not.</param>
/// <param name="Causes">Why not, the most frequent cause first.</param>
/// <param name="Samples">Samples by layout, mode and way of making them.</param>
/// <param name="Sources">The sources, by name.</param>
public sealed record LiveReport(
    DateTimeOffset At,
    long Hands,
    long LastHour,
    long Quarantined,
    IReadOnlyList<CauseReport> Causes,
    IReadOnlyList<SampleReport> Samples,
    IReadOnlyList<SourceActivity> Sources);
