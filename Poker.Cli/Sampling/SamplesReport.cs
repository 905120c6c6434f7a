using System.Text.Json;

using Poker.Core.Learning.Samples;
using Poker.Infrastructure.Capture;

namespace Poker.Cli.Sampling;

/// <summary>What <c>poker capture samples</c> did, and what is stored now.</summary>
/// <param name="Mode">taken or optimal.</param>
/// <param name="Hands">Hands that were sampled now.</param>
/// <param name="Decisions">Their decisions.</param>
/// <param name="Samples">Samples made of them.</param>
/// <param name="LeftOut">Decisions that made none, by reason, those that there were.</param>
/// <param name="Refused">Hands whose record cannot be used, by id.</param>
/// <param name="Stored">All samples there are.</param>
/// <param name="Seconds">Time on the clock.</param>
internal sealed record SamplesReport(
    string Mode,
    long Hands,
    long Decisions,
    long Samples,
    IReadOnlyDictionary<string, long> LeftOut,
    IReadOnlyDictionary<string, string> Refused,
    IReadOnlyList<StoredSamples> Stored,
    double Seconds)
{
    /// <summary>The report of a run.</summary>
    public static SamplesReport Of(SampleMode mode, SampledHands done, IReadOnlyList<SampleCount> stored, double seconds) => new(
        mode.Name(),
        done.Tally.Hands,
        done.Tally.Decisions,
        done.Tally.Samples,
        Enum.GetValues<LeftOut>()
            .Where(reason => reason != Core.Learning.Samples.LeftOut.None && done.Tally[reason] > 0)
            .ToDictionary(reason => JsonNamingPolicy.CamelCase.ConvertName(reason.ToString()), reason => done.Tally[reason]),
        done.Refused.ToDictionary(refused => $"{refused.Hand}", refused => refused.Reason),
        [.. stored.Select(StoredSamples.Of)],
        seconds);
}
