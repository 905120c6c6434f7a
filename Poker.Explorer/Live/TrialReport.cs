using Poker.Core.Statistics;
using Poker.Infrastructure.Live;

namespace Poker.Explorer.Live;

/// <summary>A trial of a canary beside the model in production, judged by a sequential test.</summary>
/// <param name="Cycle">The cycle that tries it.</param>
/// <param name="State">trying, promoted or rejected: what became of it.</param>
/// <param name="Canary">The version on trial.</param>
/// <param name="Production">The version that it is compared with.</param>
/// <param name="Verdict">What the results say: undecided, better or notBetter. A person or a guard may have decided otherwise.</param>
/// <param name="Results">Results so far.</param>
/// <param name="MostResults">With so many it ends undecided.</param>
/// <param name="Alpha">The error rate of "better".</param>
/// <param name="Beta">The error rate of "not better".</param>
/// <param name="LeastEffect">The least difference that matters, in big blinds a hand.</param>
/// <param name="BetterAt">The logarithm of the evidence at which "better" is decided.</param>
/// <param name="NotBetterAt">That at which "not better" is.</param>
/// <param name="Points">How it went, over the results.</param>
public sealed record TrialReport(
    long Cycle,
    string State,
    long Canary,
    long Production,
    string Verdict,
    long Results,
    long MostResults,
    double Alpha,
    double Beta,
    double LeastEffect,
    double BetterAt,
    double NotBetterAt,
    IReadOnlyList<TrialPoint> Points)
{
    /// <summary>A trial's report.</summary>
    public static TrialReport Of(CycleRow cycle, LiveSpec spec, TrialCurve curve)
    {
        var seen = curve.Comparison;
        return new(
            cycle.Id,
            cycle.State.ToString().ToLowerInvariant(),
            curve.Canary,
            curve.Production,
            seen.Verdict switch { SequentialVerdict.Better => "better", SequentialVerdict.NotBetter => "notBetter", _ => "undecided" },
            seen.Differences.Count,
            spec.MostTrialResults,
            seen.Alpha,
            seen.Beta,
            seen.LeastEffect,
            -Math.Log(seen.Alpha),
            -Math.Log(seen.Beta),
            curve.Points);
    }
}
