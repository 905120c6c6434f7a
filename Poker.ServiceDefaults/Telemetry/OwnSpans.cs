using System.Diagnostics;
using OpenTelemetry;

namespace Poker.ServiceDefaults.Telemetry;

/// <summary>
/// Passes on the spans of one of several services in a process: a span belongs to the service from whose source the outermost span around
/// it comes. Each service listens to the whole process, so each would else export all. Queries outside of any unit of work belong to none.
/// </summary>
/// <param name="owned">The service's sources, each with those whose names go on after a dot.</param>
/// <param name="inner">Takes its spans.</param>
internal sealed class OwnSpans(IReadOnlyList<string> owned, BaseProcessor<Activity> inner) : CompositeProcessor<Activity>([inner])
{
    public override void OnEnd(Activity data)
    {
        var outermost = data;
        while (outermost.Parent is { } parent)
        {
            outermost = parent;
        }

        var source = outermost.Source.Name;
        if (source != TelemetryServices.Database && owned.Any(name => TelemetryServices.Covers(name, source)))
        {
            base.OnEnd(data);
        }
    }
}
