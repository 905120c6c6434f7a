using System.Diagnostics;
using System.Text.Json;
using Poker.Cli.Hosting;
using Poker.ServiceDefaults.Telemetry;
using Poker.Tests.Harness;

namespace Poker.Tests.ServiceDefaults;

public sealed class DashboardTraceTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    // As a planner's, among the sources of every service.
    private static readonly ActivitySource Planning = new("Poker.Tests.Planning");

    [DashboardFact]
    public async Task One_trace_spans_plan_job_query_and_hand_in_and_waiting_for_work_is_left_out()
    {
        await using var dashboard = await DashboardProcess.StartAsync(DashboardFinder.Find()!, null, CancellationToken.None);
        var board = new FakeBoard();
        await using var coordinator = await FakeCoordinator.StartAsync(board, telemetry: Telemetry(dashboard, "coordinator"));
        var environment = Telemetry(dashboard, "worker");
        environment["Poker__Coordinator__Url"] = coordinator.Url;
        environment["ConnectionStrings__poker"] = ConnectionString;
        using var worker = ChildProcess.StartAssembly("Poker.Tests.dll", environment, "work");

        FakeJob job;
        string trace;
        using (var plan = Planning.StartActivity("plan")!)
        {
            trace = plan.TraceId.ToHexString();
            job = board.Add("query", trace: plan.Id!);
        }

        await Poll.UntilAsync(() => job.State == "done", "the job was done");
        Assert.Equal([42], job.Result!);
        using var quiet = Untraced.Begin();
        using var api = dashboard.CreateApiClient();
        IReadOnlyList<DashboardSpan> all = [];
        List<DashboardSpan> spans = [];
        DashboardSpan? Find(string service, string source, DashboardSpan? parent) =>
            spans.Find(span => span.Service == service && span.Source == source && (parent is null || span.Parent == parent.Id));
        DashboardSpan? planned = null, done = null, queried = null, handedIn = null, sent = null, taken = null;
        await Poll.UntilAsync(
            async () =>
            {
                all = DashboardSpan.Read(await api.GetStringAsync("api/telemetry/traces"));
                spans = [.. all.Where(span => span.Trace == trace)];
                planned = Find("coordinator", "Poker.Tests.Planning", null);
                done = planned is null ? null : Find("worker", "Poker.Worker", planned);
                queried = done is null ? null : Find("worker", "Npgsql", done);
                handedIn = done is null ? null : Find("worker", "Grpc.Net.Client", done);
                sent = handedIn is null ? null : Find("worker", "System.Net.Http", handedIn);
                taken = sent is null ? null : Find("coordinator", "Microsoft.AspNetCore", sent);
                return queried is not null && taken is not null;
            },
            "the trace arrived");

        Assert.Equal(("plan", "job query"), (planned!.Name, done!.Name));
        Assert.Equal(("poker.v1.Jobs/Complete", "POST /poker.v1.Jobs/Complete"), (handedIn!.Name, taken!.Name));
        Assert.DoesNotContain(all, span => span.Name.Contains("Heartbeat", StringComparison.Ordinal) || span.Name.Contains("Acquire", StringComparison.Ordinal));
        using var resources = JsonDocument.Parse(await api.GetStringAsync("api/telemetry/resources"));
        Assert.Equal(
            ["coordinator", "worker"],
            resources.RootElement.EnumerateArray().Select(resource => resource.GetProperty("name").GetString()!).Order());
    }

    private static Dictionary<string, string> Telemetry(DashboardProcess dashboard, string service) => new(dashboard.Telemetry)
    {
        ["OTEL_SERVICE_NAME"] = service,
        ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
    };
}
