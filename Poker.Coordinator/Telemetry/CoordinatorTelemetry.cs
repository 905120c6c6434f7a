using System.Diagnostics;
using System.Diagnostics.Metrics;
using Poker.Infrastructure.Jobs;

namespace Poker.Coordinator.Telemetry;

/// <summary>
/// What the coordinator traces, and measures of jobs and calls. Each domain has a meter of its own, so that viewers show it as a group:
/// here <c>Poker.Coordinator.Jobs</c> and <c>.Calls</c>.
/// </summary>
public sealed class CoordinatorTelemetry : IDisposable
{
    /// <summary>The name of the activity source; the meters' names go on after a dot.</summary>
    public const string Name = "Poker.Coordinator";

    private readonly Meter _jobs = new($"{Name}.Jobs"), _calls = new($"{Name}.Calls");
    private readonly Counter<long> _leased, _completed, _expired, _failed, _handedBack, _rejected, _refused;
    private LeaderFigures? _figures;

    /// <summary>Registers the instruments.</summary>
    public CoordinatorTelemetry()
    {
        _leased = _jobs.CreateCounter<long>("poker.jobs.leased", "{job}", "Jobs leased to workers by this instance, by kind.");
        _completed = _jobs.CreateCounter<long>("poker.jobs.completed", "{job}", "Jobs completed in the whole system, told by the instance that leads.");
        _expired = _jobs.CreateCounter<long>("poker.jobs.expired", "{job}", "Leases that ended without a sign of life.");
        _failed = _jobs.CreateCounter<long>("poker.jobs.failed", "{job}", "Jobs that a worker reported as failed.");
        _handedBack = _jobs.CreateCounter<long>("poker.jobs.handed_back", "{job}", "Jobs given back unfinished.");
        _rejected = _calls.CreateCounter<long>("poker.calls.rejected", "{call}", "Calls that were turned away, by status.");
        _refused = _calls.CreateCounter<long>("poker.tokens.refused", "{call}", "Calls with a wrong token or none.");
        _jobs.CreateObservableGauge(
            "poker.jobs.queued", () => Of(figures => Jobs(figures, queue => queue.Queued)), "{job}", "Jobs that wait, by kind, told by the instance that leads.");
        _jobs.CreateObservableGauge(
            "poker.jobs.at_work", () => Of(figures => Jobs(figures, queue => queue.Leased)), "{job}", "Jobs at work, by kind, told by the instance that leads.");
        _jobs.CreateObservableGauge(
            "poker.workers.live", () => Of(figures => [new(figures.Workers)]), "{worker}", "Workers heard of within a lease's time, told by the instance that leads.");
        _jobs.CreateObservableGauge("poker.coordinator.leading", () => _figures is null ? 0 : 1, "1", "Whether this instance leads: 1, else 0.");
    }

    /// <summary>Where activities come from.</summary>
    public ActivitySource Source { get; } = new(Name);

    /// <summary>Counts a lease.</summary>
    public void Leased(string kind) => _leased.Add(1, Kind(kind));

    /// <summary>Counts expired leases.</summary>
    public void Expired(int count) => _expired.Add(count);

    /// <summary>Counts a job that a worker failed at.</summary>
    public void Failed() => _failed.Add(1);

    /// <summary>Counts a job that was given back.</summary>
    public void HandedBack() => _handedBack.Add(1);

    /// <summary>Counts a call that was turned away.</summary>
    public void Rejected(string status) => _rejected.Add(1, new KeyValuePair<string, object?>("status", status));

    /// <summary>Counts a call without the right token.</summary>
    public void TokenRefused() => _refused.Add(1);

    /// <summary>Takes what the leader sees; null when it leads no longer.</summary>
    public void Observe(LeaderFigures? figures)
    {
        var before = _figures;
        if (figures is not null && before is not null && figures.Completed > before.Completed)
        {
            _completed.Add(figures.Completed - before.Completed);
        }

        _figures = figures is null || before is null ? figures : figures with { Queues = [.. figures.Queues, .. Emptied(before.Queues, figures.Queues)] };
    }

    /// <summary>Ends the measuring.</summary>
    public void Dispose()
    {
        _jobs.Dispose();
        _calls.Dispose();
        Source.Dispose();
    }

    // A queue that was told of is told of as empty: else viewers go on with its last depth.
    private static IEnumerable<QueueDepth> Emptied(IReadOnlyList<QueueDepth> before, IReadOnlyList<QueueDepth> now) =>
        before.Where(queue => now.All(other => other.Kind != queue.Kind)).Select(queue => new QueueDepth(queue.Kind, 0, 0));

    private static IEnumerable<Measurement<long>> Jobs(LeaderFigures figures, Func<QueueDepth, long> depth) =>
        figures.Queues.Select(queue => new Measurement<long>(depth(queue), Kind(queue.Kind)));

    private static KeyValuePair<string, object?> Kind(string kind) => new("kind", kind);

    private IEnumerable<Measurement<long>> Of(Func<LeaderFigures, IEnumerable<Measurement<long>>> measure) => _figures is { } figures ? measure(figures) : [];
}
