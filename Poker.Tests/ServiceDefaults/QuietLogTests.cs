using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Poker.ServiceDefaults;
using Poker.Tests.Harness;

namespace Poker.Tests.ServiceDefaults;

public sealed class QuietLogTests
{
    [Theory]
    [InlineData(null, 0)]
    [InlineData("Error", 2)]
    public async Task Looks_at_an_unhealthy_service_are_not_logged_unless_that_is_asked_for(string? level, int lines)
    {
        var log = new LogLines();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["Logging:LogLevel:Microsoft.Extensions.Diagnostics.HealthChecks"] = level;
        builder.Logging.ClearProviders().AddProvider(log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddServiceDefaults();
        builder.Services.AddHealthChecks().AddCheck("ill", () => HealthCheckResult.Unhealthy("It is."));
        await using var app = builder.Build();
        app.MapDefaultEndpoints();
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync("health")).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync("health")).StatusCode);

        Assert.Equal(lines, log.Lines.Count(line => line.StartsWith("Error:", StringComparison.Ordinal)));
        Assert.Equal(lines, log.Lines.Count(line => line.Contains("It is.", StringComparison.Ordinal)));
    }
}
