using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Poker.ServiceDefaults.Health;

/// <summary>Writes a health report: <c>{"status":"Healthy","checks":{"self":"Healthy"}}</c>. Descriptions and errors stay in the log.</summary>
internal static class HealthReportWriter
{
    public const string HealthPath = "/health";

    public const string AlivePath = "/alive";

    public static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new
        {
            status = report.Status.ToString(),
            checks = report.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Status.ToString()),
        },
        context.RequestAborted);
}
