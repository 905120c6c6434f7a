using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Poker.ServiceDefaults.Health;

namespace Poker.ServiceDefaults.Telemetry;

/// <summary>
/// Names the spans of requests by method and route, and leaves health requests, which come every few seconds, out. The request's activity
/// begins before its path is known to any sampler, so it is unmarked here, first in the pipeline; what runs below it follows its parent.
/// </summary>
internal sealed class RequestTraces : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(HandleAsync);
        next(app);
    };

    private static async Task HandleAsync(HttpContext context, RequestDelegate proceed)
    {
        var activity = Activity.Current;
        if (activity is not null && IsForHealth(context.Request.Path))
        {
            activity.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
            activity.IsAllDataRequested = false;
        }

        try
        {
            await proceed(context);
        }
        finally
        {
            if (activity is { IsAllDataRequested: true })
            {
                Describe(activity, context);
            }
        }
    }

    private static bool IsForHealth(PathString path) => path == HealthReportWriter.HealthPath || path == HealthReportWriter.AlivePath;

    private static void Describe(Activity activity, HttpContext context)
    {
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        activity.DisplayName = route is null ? context.Request.Method : $"{context.Request.Method} {route}";
        activity.SetTag("http.request.method", context.Request.Method);
        activity.SetTag("http.route", route);
        activity.SetTag("http.response.status_code", context.Response.StatusCode);
    }
}
