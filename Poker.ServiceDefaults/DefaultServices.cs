using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Poker.ServiceDefaults.Discovery;
using Poker.ServiceDefaults.Health;
using Poker.ServiceDefaults.Telemetry;

namespace Poker.ServiceDefaults;

/// <summary>What every service has: telemetry, health, discovery of the others.</summary>
public static class DefaultServices
{
    /// <summary>The tag of checks that tell whether the process lives at all.</summary>
    public const string LiveTag = "live";

    /// <summary>The key of what a service among several in one process exports: its sources and meters, separated by commas. All where it is not set.</summary>
    public const string TelemetryOfKey = TelemetryServices.OnlyKey;

    /// <summary>Adds telemetry, health checks and <see cref="ServiceEndpoints"/>; calling it again changes nothing.</summary>
    public static IHostApplicationBuilder AddServiceDefaults(this IHostApplicationBuilder builder)
    {
        if (builder.Services.Any(service => service.ServiceType == typeof(ServiceEndpoints)))
        {
            return builder;
        }

        builder.Services.AddSingleton<ServiceEndpoints>();
        builder.Services.AddSingleton<ServiceExit>();
        builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), [LiveTag]);
        builder.Services.AddSingleton<IStartupFilter, RequestTraces>();
        builder.AddTelemetry();
        return builder;
    }

    /// <summary>
    /// Maps <c>/health</c> (every check: may it be given work?) and <c>/alive</c> (those tagged "live": should it be restarted?), in every
    /// environment: they tell names and states, nothing else.
    /// </summary>
    public static WebApplication MapDefaultEndpoints(this WebApplication app)
    {
        app.MapHealthChecks(HealthReportWriter.HealthPath, new HealthCheckOptions { ResponseWriter = HealthReportWriter.WriteAsync })
            .AllowAnonymous().DisableHttpMetrics();
        app.MapHealthChecks(
            HealthReportWriter.AlivePath,
            new HealthCheckOptions { ResponseWriter = HealthReportWriter.WriteAsync, Predicate = check => check.Tags.Contains(LiveTag) })
            .AllowAnonymous().DisableHttpMetrics();
        return app;
    }
}
