using System.Globalization;
using Poker.Infrastructure.Live;
using Poker.Infrastructure.Models;

namespace Poker.Coordinator.Planning.Live;

/// <summary>Says what the live loop is doing.</summary>
internal static class LiveReport
{
    /// <summary>Reads it.</summary>
    /// <param name="context">The run.</param>
    /// <param name="spec">Its spec.</param>
    /// <param name="trial">The trial as this instance knows it, if it leads; or null.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<RunReport> ReadAsync(PlanningContext context, LiveSpec spec, TrialWatch? trial, CancellationToken cancellation)
    {
        var store = new LiveStore(context.Connection);
        var (_, _, fresh) = await store.HandsAsync(spec.Hands, cancellation);
        var production = await new ModelRegistry(context.Connection).InServiceAsync(ModelState.Production, cancellation);
        var figures = new Dictionary<string, double>
        {
            ["new hands"] = fresh,
            ["model in production"] = production?.Version ?? 0,
            ["candidates tested"] = await store.TestedAsync(cancellation),
        };
        if (await store.OpenAsync(cancellation) is not { } cycle)
        {
            return new RunReport(
                Text($"waiting for hands: {fresh:N0} of {spec.Hands:N0} have come since the last training"), Math.Min(1, (double)fresh / spec.Hands), figures);
        }

        figures["cycle"] = cycle.Id;
        trial = cycle.State == CycleState.Trying && trial?.Canary == cycle.Candidate ? trial : null;
        if (trial is not null)
        {
            var seen = trial.Comparison;
            figures["trial results"] = seen.Differences.Count;
            figures["trial evidence for better"] = seen.LogEvidenceBetter;
            figures["trial evidence for not better"] = seen.LogEvidenceNotBetter;
            figures["trial decides at"] = -Math.Log(seen.Alpha);
        }

        var activity = cycle.State switch
        {
            CycleState.Training => Text($"cycle {cycle.Id}: training"),
            CycleState.Validating => Text($"cycle {cycle.Id}: validating version {cycle.Candidate}"),
            _ => Text($"cycle {cycle.Id}: trying version {cycle.Candidate} in service{(trial is null ? "" : ", ")}{trial}"),
        };
        return new RunReport(activity, null, figures);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
