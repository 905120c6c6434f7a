using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Logs;

namespace Poker.ServiceDefaults.Telemetry;

/// <summary>Leaves the trace out of log lines that belong to one which isn't recorded: it would be a link to nothing.</summary>
internal sealed class LineTraces : BaseProcessor<LogRecord>
{
    public override void OnEnd(LogRecord data)
    {
        if (!data.TraceFlags.HasFlag(ActivityTraceFlags.Recorded))
        {
            (data.TraceId, data.SpanId) = (default, default);
        }
    }
}
