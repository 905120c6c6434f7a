using System.Diagnostics.Metrics;
using Poker.Coordinator.Planning;
using Poker.Core.Cards;

namespace Poker.Coordinator.Telemetry;

/// <summary>
/// What the leader sees of the live runs, in their domains' meters: <c>Poker.Coordinator.Clustering</c>, <c>.Training</c> and <c>.Database</c>.
/// What is not live any more is not told.
/// </summary>
public sealed class RunMetrics : IDisposable
{
    private const double MilliBlinds = 1000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _time;
    private readonly Meter _clustering = new($"{CoordinatorTelemetry.Name}.Clustering");
    private readonly Meter _training = new($"{CoordinatorTelemetry.Name}.Training");
    private readonly Meter _database = new($"{CoordinatorTelemetry.Name}.Database");
    private volatile IReadOnlyList<SeenRun> _seen = [];
    private volatile object? _databaseBytes;

    /// <summary>Registers the instruments.</summary>
    public RunMetrics(TimeProvider time)
    {
        _time = time;
        Tell(_clustering, "poker.kmeans.inertia", "{distance}", "Inertia after the last round, by street, in the street's units of distance: it falls.", FigureNames.Inertia);
        Tell(_clustering, "poker.kmeans.round", "{round}", "Rounds of k-means or k-medians so far, by street.", FigureNames.Round);
        Tell(_clustering, "poker.kmeans.moved", "{point}", "Points that the last round moved to another bucket, by street: none at the end.", FigureNames.Moved);
        Tell(_clustering, "poker.clustering.rows", "{row}", "Rows of streets in the database.", FigureNames.Rows);
        Tell(_training, "poker.training.batches", "{batch}", "Batches that count.", FigureNames.Epoch);
        Tell(_training, "poker.training.iterations", "{iteration}", "Iterations that count.", FigureNames.Iterations);
        Tell(_training, "poker.training.nodes", "{node}", "Decision nodes of the batches that count.", FigureNames.Nodes);
        Tell(_training, "poker.training.mean_regret", "{big_blind}", "Mean positive regret, when it was last looked at: it falls as the training converges.", FigureNames.MeanRegret, MilliBlinds);
        _training.CreateObservableGauge(
            "poker.training.speed",
            () => _seen.Where(run => run.NodesPerSecond is not null).Select(run => Of(run, run.NodesPerSecond!.Value)),
            "nodes/s",
            "Decision nodes a second in batches that came to count, by all workers, over the last minute.");
        _database.CreateObservableGauge(
            "poker.database.size", () => _databaseBytes is long bytes ? [new(bytes)] : (Measurement<long>[])[], "By", "Bytes of the database's files.");
    }

    /// <summary>Takes the live runs, or none.</summary>
    public void ObserveRuns(IReadOnlyList<(Guid Run, RunReport Report)> live)
    {
        var before = _seen;
        _seen = [.. live.Select(run => Seen(run.Run, run.Report, before.FirstOrDefault(seen => seen.Run == run.Run)))];
    }

    /// <summary>Takes the database's size; null when this instance does not look after it any more.</summary>
    public void ObserveDatabase(long? bytes) => _databaseBytes = bytes;

    /// <summary>Ends the measuring.</summary>
    public void Dispose()
    {
        _clustering.Dispose();
        _training.Dispose();
        _database.Dispose();
    }

    private static Measurement<double> Of(SeenRun run, double value) => new(value, new KeyValuePair<string, object?>("run", run.Run.ToString()));

    private void Tell(Meter meter, string name, string unit, string description, string figure, double scale = 1) => meter.CreateObservableGauge(
        name,
        () => _seen.Where(run => run.Figures.ContainsKey(figure)).Select(run => Of(run, run.Figures[figure] / scale)),
        unit,
        description);

    private void Tell(Meter meter, string name, string unit, string description, Func<Street, string> figure) => meter.CreateObservableGauge(
        name,
        () =>
            from run in _seen
            from street in Streets.InOrderOfPlay.ToArray()
            where run.Figures.ContainsKey(figure(street))
            select new Measurement<double>(
                run.Figures[figure(street)], new KeyValuePair<string, object?>("street", street.Name()), new KeyValuePair<string, object?>("run", run.Run.ToString())),
        unit,
        description);

    private SeenRun Seen(Guid run, RunReport report, SeenRun? before)
    {
        var now = _time.GetTimestamp();
        if (!report.Figures.TryGetValue(FigureNames.Nodes, out var nodes))
        {
            return new(run, report.Figures, [], null);
        }

        // The last look before the window is its beginning.
        var looks = (before?.Looks ?? []).Append((At: now, Nodes: nodes)).ToList();
        looks.RemoveRange(0, Math.Max(0, looks.FindLastIndex(look => _time.GetElapsedTime(look.At, now) >= Window)));
        var seconds = _time.GetElapsedTime(looks[0].At, now).TotalSeconds;
        return new(run, report.Figures, looks, seconds > 0 ? (nodes - looks[0].Nodes) / seconds : null);
    }

    private sealed record SeenRun(
        Guid Run, IReadOnlyDictionary<string, double> Figures, IReadOnlyList<(long At, double Nodes)> Looks, double? NodesPerSecond);
}
