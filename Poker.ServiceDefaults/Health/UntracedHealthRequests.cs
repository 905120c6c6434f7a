using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Poker.ServiceDefaults.Health;

/// <summary>
/// Leaves health requests, which come every few seconds, out of the traces. The request's activity begins before its path is known to any
/// sampler, so it is unmarked here, first in the pipeline; what runs below it follows its parent.
/// </summary>
internal sealed class UntracedHealthRequests : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, proceed) =>
        {
            if (Activity.Current is { } activity
                && (context.Request.Path == HealthReportWriter.HealthPath || context.Request.Path == HealthReportWriter.AlivePath))
            {
                activity.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
                activity.IsAllDataRequested = false;
            }

            return proceed(context);
        });
        next(app);
    };
}
