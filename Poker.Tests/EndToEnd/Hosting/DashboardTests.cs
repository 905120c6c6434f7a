using System.Net;
using System.Runtime.Versioning;
using System.Text.Json;
using Poker.Cli.Hosting;
using Poker.Cli.Output;
using Poker.Infrastructure.Postgres.Embedded;
using Poker.Infrastructure.Security;
using Poker.Tests.Harness;

namespace Poker.Tests.EndToEnd.Hosting;

[UnsupportedOSPlatform("windows")]
[Collection(RoyalCollection.Name)]
public sealed class DashboardTests(RoyalRun royal)
{
    private const string Everything = "?limit=1000000";

    [DashboardFact]
    public async Task It_lists_the_services_with_traces_from_plan_to_copy_and_holds_no_secret()
    {
        await using var folder = await royal.EmptyAsync();
        await using var dashboard = await DashboardProcess.StartAsync(DashboardFinder.Find()!, null, CancellationToken.None);
        var environment = new Dictionary<string, string>(dashboard.Telemetry)
        {
            ["POKER_DATA"] = folder.Path,
            ["POKER_DATABASE"] = "",
            ["Logging__LogLevel__Default"] = "Trace",
            ["Logging__LogLevel__Npgsql"] = "Trace",
        };
        ChildProcess Start(params string[] arguments) => ChildProcess.StartAssembly("Poker.Cli.dll", environment, arguments);
        var port = $"{Ports.Free(IPAddress.Loopback)}";
        using var host = Start(
            "up", "--workers", "1", "--port", port, "--no-dashboard", "--json", "--deck", "royal", "--betting", "tiny", "--iterations", "100000");
        await host.ReadLineWithAsync("\"event\":\"started\"");
        using var joined = Start("worker", "--coordinator", $"http://127.0.0.1:{port}", "--slots", "1", "--json");

        Assert.Equal((ExitCodes.Success, ""), await host.EndAsync() is var end ? (end.ExitCode, end.Errors) : default);
        await joined.SignalAsync("TERM");
        await joined.EndAsync();
        using var api = dashboard.CreateApiClient();
        var traces = await api.GetStringAsync($"api/telemetry/traces{Everything}");
        var spans = DashboardSpan.Read(traces);

        // The four of the single process, and the worker that joined; all with metrics, and with logs and traces what had something to do.
        using var resources = JsonDocument.Parse(await api.GetStringAsync("api/telemetry/resources"));
        Assert.Equal(["bot", "capture", "coordinator", "worker", "worker"], resources.RootElement.EnumerateArray().Select(resource => resource.GetProperty("name").GetString()!).Order());
        Assert.All(
            resources.RootElement.EnumerateArray(),
            resource => Assert.All(
                resource.GetProperty("name").GetString() is "bot" or "capture" ? (string[])["hasMetrics"] : ["hasLogs", "hasTraces", "hasMetrics"],
                what => Assert.True(resource.GetProperty(what).GetBoolean(), what)));

        // From the coordinator's plan over a worker's job to what that copies into PostgreSQL.
        var jobs = Below(spans, spans.Where(span => (span.Service, span.Source) == ("coordinator", "Poker.Coordinator") && span.Name.StartsWith("plan ", StringComparison.Ordinal)))
            .Where(span => (span.Service, span.Source) == ("worker", "Poker.Worker")).ToList();
        Assert.Contains(jobs, job => job.Name == "job clustering.store");
        Assert.Contains(jobs, job => job.Name == "job blueprint");
        Assert.Contains(
            Below(spans, jobs), span => (span.Service, span.Source, span.Name, span.Database) == ("worker", "Npgsql", "COPY isomorphism_river", "postgresql"));

        // Each once, by the service it belongs to; polling makes no traces of its own.
        Assert.Equal(spans.Count, spans.DistinctBy(span => span.Id).Count());
        Assert.DoesNotContain(spans, span => (span.Service, span.Source) is ("coordinator", "Poker.Worker") or ("worker", "Poker.Coordinator"));
        Assert.DoesNotContain(spans, span => span is { Service: "coordinator", Source: "Npgsql", Parent: "" });
        var logs = await api.GetStringAsync($"api/telemetry/logs{Everything}");
        Assert.Contains("Npgsql.Command", logs, StringComparison.Ordinal);
        foreach (var secret in (string[])[SharedToken.OfFolder(folder.Path), (await File.ReadAllTextAsync(ServerFolder.Of(folder.Path).Password)).Trim()])
        {
            Assert.All((string[])[traces, logs], text => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
        }
    }

    private static List<DashboardSpan> Below(IReadOnlyList<DashboardSpan> all, IEnumerable<DashboardSpan> parents)
    {
        var ids = parents.Select(span => span.Id).ToHashSet();
        return [.. all.Where(span => ids.Contains(span.Parent))];
    }
}
