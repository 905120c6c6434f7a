using System.Globalization;
using Poker.Cli.Training;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Cli.Hosting;

/// <summary>What <c>poker slow</c> and <c>poker up</c> tell of a training at its end; the JSON of <c>poker slow</c> is this record.</summary>
/// <param name="Betting">The preset.</param>
/// <param name="StackBigBlinds">Stacks.</param>
/// <param name="Deck">The deck.</param>
/// <param name="Training">The training's options.</param>
/// <param name="Fingerprint">Of the configuration.</param>
/// <param name="Epoch">Iterations in all.</param>
/// <param name="Iterations">Iterations of this session.</param>
/// <param name="Nodes">Decisions met in this session.</param>
/// <param name="Seconds">What this session took, on the clock, the sync at its end included.</param>
/// <param name="IterationsPerSecond">In this session.</param>
/// <param name="NodesPerSecond">In this session.</param>
/// <param name="HoursTrained">In all sessions of the blueprint.</param>
/// <param name="InformationSets">Information sets that have rows.</param>
/// <param name="Rows">Rows that were synced.</param>
/// <param name="SyncSeconds">What the sync took.</param>
/// <param name="Workers">Workers at the end.</param>
internal sealed record SharedRunReport(
    string Betting,
    int StackBigBlinds,
    string Deck,
    string Training,
    string Fingerprint,
    long Epoch,
    long Iterations,
    long Nodes,
    double Seconds,
    double IterationsPerSecond,
    double NodesPerSecond,
    double HoursTrained,
    long InformationSets,
    long Rows,
    double SyncSeconds,
    int Workers)
{
    private const double SecondsPerHour = 3600;

    /// <summary>The report of a session.</summary>
    public static SharedRunReport Of(SharedPlan plan, StoredRun stored, TimeSpan took, RunsReport? last)
    {
        var (run, seconds) = (stored.Run, Math.Max(took.TotalSeconds, 1e-3));
        var (iterations, nodes) = (run.Iterations - (plan.Begun?.Iterations ?? 0), run.Nodes - (plan.Begun?.Nodes ?? 0));
        return new SharedRunReport(
            run.Key.Betting,
            run.Key.StackBigBlinds,
            run.Key.Abstraction.Deck,
            run.Key.Training.Description,
            run.Key.Fingerprint,
            run.Iterations,
            iterations,
            nodes,
            seconds,
            iterations / seconds,
            nodes / seconds,
            run.TrainedSeconds / SecondsPerHour,
            stored.InformationSets,
            stored.Rows,
            stored.SyncSeconds,
            last?.Workers.Count(worker => worker.State is "working" or "idle") ?? 0);
    }

    /// <summary>The report in lines for people.</summary>
    public IEnumerable<string> Lines() =>
    [
        TrainedLine.Of(Iterations, Seconds, IterationsPerSecond, NodesPerSecond, Epoch, HoursTrained),
        Text($"Synced {Rows:N0} rows of {InformationSets:N0} information sets in {SyncSeconds:0.0} s; poker status shows them."),
    ];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
