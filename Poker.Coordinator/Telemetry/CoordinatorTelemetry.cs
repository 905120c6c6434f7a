using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Poker.Coordinator.Telemetry;

/// <summary>What the coordinator measures and traces, under one name.</summary>
public sealed class CoordinatorTelemetry : IDisposable
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "Poker.Coordinator";

    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _leased, _completed, _expired, _failed, _handedBack, _rejected, _refused;
    private LeaderFigures? _figures;

    /// <summary>Registers the instruments.</summary>
    public CoordinatorTelemetry()
    {
        _leased = _meter.CreateCounter<long>("poker.jobs.leased", "{job}", "Jobs leased to workers by this instance.");
        _completed = _meter.CreateCounter<long>("poker.jobs.completed", "{job}", "Jobs completed in the whole system, told by the instance that leads.");
        _expired = _meter.CreateCounter<long>("poker.jobs.expired", "{job}", "Leases that ended without a sign of life.");
        _failed = _meter.CreateCounter<long>("poker.jobs.failed", "{job}", "Jobs that a worker reported as failed.");
        _handedBack = _meter.CreateCounter<long>("poker.jobs.handed_back", "{job}", "Jobs given back unfinished.");
        _rejected = _meter.CreateCounter<long>("poker.calls.rejected", "{call}", "Calls that were turned away, by status.");
        _refused = _meter.CreateCounter<long>("poker.tokens.refused", "{call}", "Calls with a wrong token or none.");
        _meter.CreateObservableGauge("poker.jobs.queued", () => Of(figures => figures.Queued), "{job}", "Jobs that wait, told by the instance that leads.");
        _meter.CreateObservableGauge("poker.jobs.at_work", () => Of(figures => figures.Leased), "{job}", "Jobs at work, told by the instance that leads.");
        _meter.CreateObservableGauge("poker.workers.live", () => Of(figures => figures.Workers), "{worker}", "Workers heard of within a lease's time, told by the instance that leads.");
        _meter.CreateObservableGauge("poker.coordinator.leading", () => _figures is null ? 0 : 1, null, "Whether this instance leads.");
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
        if (figures is not null && _figures is { } before && figures.Completed > before.Completed)
        {
            _completed.Add(figures.Completed - before.Completed);
        }

        _figures = figures;
    }

    /// <summary>Ends the measuring.</summary>
    public void Dispose()
    {
        _meter.Dispose();
        Source.Dispose();
    }

    private static KeyValuePair<string, object?> Kind(string kind) => new("kind", kind);

    private IEnumerable<Measurement<long>> Of(Func<LeaderFigures, long> figure) => _figures is { } figures ? [new(figure(figures))] : [];
}
