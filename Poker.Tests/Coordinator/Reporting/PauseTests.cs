using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Poker.Coordinator.Planning.Live;
using Poker.Infrastructure.Live;
using Poker.Tests.Harness;

namespace Poker.Tests.Coordinator.Reporting;

public sealed class PauseTests(PostgresFixture postgres) : CoordinatorTests(postgres)
{
    [Fact]
    public async Task A_paused_run_finishes_what_is_at_work_and_goes_no_further_until_it_is_resumed()
    {
        await using var host = await HostAsync();
        var worker = new SimulatedWorker(host.Jobs);
        await worker.RegisterAsync();
        var run = await StartAsync(host, jobs: 2, stages: 2);
        var job = (await worker.AcquireAsync(30))!;

        Assert.Equal("paused", await ChangeAsync(host, run, "pause"));
        Assert.Null(await worker.AcquireAsync(1));
        Assert.True(await worker.CompleteAsync(job.Token, 1));
        Assert.Equal("paused", await ChangeAsync(host, run, "pause"));
        var status = (await host.Http.GetFromJsonAsync<JsonNode>("api/v1/status"))!;
        Assert.Equal(("paused", 0L, 0L), ((string)status["runs"]![0]!["state"]!, (long)status["queued"]!, (long)status["leased"]!));
        Assert.Contains("<span class=\"paused\">paused</span>", await host.Http.GetStringAsync("runs"));

        Assert.Equal("active", await ChangeAsync(host, run, "resume"));
        Assert.Equal("active", await ChangeAsync(host, run, "resume"));
        while (await ReadAsync<string>($"SELECT state FROM run WHERE id = '{run}'") != "done")
        {
            if (await worker.AcquireAsync(1) is { } next)
            {
                await worker.CompleteAsync(next.Token, 1);
            }
        }

        Assert.Equal(4, await ReadAsync<long>("SELECT count(*) FROM job WHERE state = 'done'"));
    }

    [Fact]
    public async Task A_pause_outlives_the_coordinator_and_its_planner_is_not_asked()
    {
        Guid run;
        await using (var host = await HostAsync())
        {
            run = await StartAsync(host, jobs: 1, stages: 3);
            await ChangeAsync(host, run, "pause");
        }

        var planned = 0;
        await using var again = await HostAsync(new CountingPlanner
        {
            Planning = _ =>
            {
                Interlocked.Increment(ref planned);
                return Task.CompletedTask;
            },
        });
        await Poll.UntilAsync(() => again.Leads, "it led");
        var beside = await again.Http.PostAsJsonAsync("api/v1/runs", new { kind = "counting", spec = new { jobs = 1 } });
        Assert.Equal(HttpStatusCode.Conflict, beside.StatusCode);
        Assert.Equal((0, "paused"), (planned, await ReadAsync<string>("SELECT state FROM run")));

        await ChangeAsync(again, run, "resume");
        await Poll.UntilAsync(() => planned > 0, "it was planned");
    }

    [Fact]
    public async Task What_cannot_be_paused_is_refused_and_a_paused_run_can_be_stopped()
    {
        await using var host = await HostAsync();
        using var unknown = await host.Http.PostAsync($"api/v1/runs/{Guid.NewGuid()}/pause", null);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        var run = await StartAsync(host, jobs: 1);
        await ChangeAsync(host, run, "pause");
        using var stopped = await host.Http.PostAsync($"api/v1/runs/{run}/stop?drain=true", null);
        Assert.Equal(HttpStatusCode.OK, stopped.StatusCode);
        await UntilAsync(run, "done");

        foreach (var change in (string[])["pause", "resume"])
        {
            using var late = await host.Http.PostAsync($"api/v1/runs/{run}/{change}", null);
            Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
            Assert.Contains("has ended (done)", await late.Content.ReadAsStringAsync());
        }

        host.Http.DefaultRequestHeaders.Authorization = null;
        using var stranger = await host.Http.PostAsync($"api/v1/runs/{run}/pause", null);
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
    }

    [Fact]
    public async Task The_standing_live_run_stays_paused_when_the_coordinator_is_started_again_even_with_another_spec()
    {
        Guid run;
        await using (var host = await HostAsync(("Poker:Live:Enabled", "true")))
        {
            await Poll.UntilAsync(async () => await ReadAsync<long>("SELECT count(*) FROM run WHERE state = 'active'") == 1, "the loop had begun", TimeSpan.FromSeconds(40));
            run = await ReadAsync<Guid>("SELECT id FROM run");
            Assert.Equal("paused", await ChangeAsync(host, run, "pause"));
        }

        await using var again = await HostAsync(("Poker:Live:Enabled", "true"), (LiveOptions.Section + ":Hands", "9"));
        await Poll.UntilAsync(() => again.Leads, "it led");
        using var second = await again.Http.PostAsJsonAsync("api/v1/runs", new { kind = LiveSpec.Kind });
        Assert.Equal((HttpStatusCode.Conflict, "paused"), (second.StatusCode, await ReadAsync<string>("SELECT string_agg(state, ',') FROM run")));

        // Once it goes on it is found to be of another spec, and replaced.
        await ChangeAsync(again, run, "resume");
        await UntilAsync(run, "done");
    }

    private static async Task<string> ChangeAsync(CoordinatorHost host, Guid run, string change)
    {
        using var answer = await host.Http.PostAsync($"api/v1/runs/{run}/{change}", null);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, body);
        return (string)JsonNode.Parse(body)!["state"]!;
    }
}
