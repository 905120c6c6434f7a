using System.Diagnostics.Metrics;
using System.Text;
using Poker.Infrastructure.Capture;

namespace Poker.Capture.Telemetry;

/// <summary>What the service measures; the meter is <c>Poker.Capture</c>.</summary>
internal sealed class CaptureMetrics : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string Name = "Poker.Capture";

    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _stored, _repeated, _conflicts, _bytes, _expired, _refused;
    private readonly Histogram<double> _storeSeconds;
    private CaptureBacklog? _backlog;

    /// <summary>Registers the instruments.</summary>
    public CaptureMetrics()
    {
        _stored = _meter.CreateCounter<long>("poker.capture.lines.stored", "{line}", "Lines stored.");
        _repeated = _meter.CreateCounter<long>("poker.capture.lines.repeated", "{line}", "Lines that were stored before.");
        _conflicts = _meter.CreateCounter<long>("poker.capture.lines.conflicting", "{line}", "Lines that came again with another text or table.");
        _bytes = _meter.CreateCounter<long>("poker.capture.lines.size", "By", "Bytes of the lines received, as UTF-8.");
        _expired = _meter.CreateCounter<long>("poker.capture.lines.expired", "{line}", "Raw lines deleted because their time was over.");
        _refused = _meter.CreateCounter<long>("poker.capture.requests.refused", "{request}", "Requests and messages refused, by cause.");
        _storeSeconds = _meter.CreateHistogram<double>("poker.capture.store.duration", "s", "How long batches took from their turn until they were durable.");
        _meter.CreateObservableGauge("poker.capture.lines.lag", () => Of(backlog => backlog.Unparsed), "{line}", "Lines that are stored and not parsed yet.");
        _meter.CreateObservableGauge("poker.capture.sessions.open", () => Of(backlog => backlog.OpenSessions), "{session}", "Sessions that have not ended and had a line in the last hour.");
        _meter.CreateObservableGauge("poker.capture.sessions.with_holes", () => Of(backlog => backlog.SessionsWithHoles), "{session}", "Sessions with lines missing between others.");
    }

    /// <summary>Takes a batch that is durable.</summary>
    public void Stored(LineBatch batch, LineReceipt receipt, TimeSpan elapsed)
    {
        _stored.Add(receipt.Stored);
        _repeated.Add(receipt.Repeated);
        _conflicts.Add(receipt.Conflicts.Count);
        _bytes.Add(batch.Lines.Sum(line => (long)Encoding.UTF8.GetByteCount(line.Text)));
        _storeSeconds.Record(elapsed.TotalSeconds);
    }

    /// <summary>Takes lines that were deleted.</summary>
    public void Expired(long lines) => _expired.Add(lines);

    /// <summary>Takes a request that was refused.</summary>
    public void Refused(string cause) => _refused.Add(1, new KeyValuePair<string, object?>("cause", cause));

    /// <summary>Takes how far parsing is.</summary>
    public void Observe(CaptureBacklog backlog) => _backlog = backlog;

    /// <summary>Ends the measuring.</summary>
    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<long>> Of(Func<CaptureBacklog, long> figure) => _backlog is { } backlog ? [new(figure(backlog))] : [];
}
