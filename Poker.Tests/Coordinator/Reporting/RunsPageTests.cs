using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Poker.Coordinator.Planning;
using Poker.Tests.Harness;

namespace Poker.Tests.Coordinator.Reporting;

public sealed class RunsPageTests(PostgresFixture postgres) : CoordinatorTests(postgres)
{
    [Fact]
    public async Task It_shows_runs_and_workers_and_asks_again_by_itself()
    {
        await using var host = await HostAsync();
        var worker = new SimulatedWorker(host.Jobs);
        await worker.RegisterAsync();
        var run = await StartAsync(host, jobs: 4);
        await worker.AcquireAsync(30);

        using var answer = await host.Http.GetAsync("runs");
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal((HttpStatusCode.OK, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Equal(("5", "no-store"), (answer.Headers.GetValues("Refresh").Single(), answer.Headers.CacheControl!.ToString()));
        Assert.StartsWith("default-src 'none';", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        foreach (var part in (string[])[
            "1 jobs at work, 3 waiting", "<h2>counting · <span class=\"active\">active</span></h2>", $"{run}, since 2", "<p>counting, 0 done</p>",
            "<progress value=\"0\">", "<dt>jobs waiting</dt><dd>3</dd>", $"<td>worker {worker.Id}<td class=\"working\">working<td>1<td>0<td>"])
        {
            Assert.Contains(part, page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_others_wrote_is_text()
    {
        const string Bad = "<script>alert(\"&\")</script>";
        await using var host = await HostAsync(new NamedPlanner(Bad));
        var run = await StartAsync(host, jobs: 1);
        await ExecuteAsync("INSERT INTO worker (id, name, slots, version, kinds) VALUES (gen_random_uuid(), '<b>bold</b>', 1, '<i>', '{}')");
        await ExecuteAsync($"UPDATE run SET problem = '<img src=x>' WHERE id = '{run}'");

        var page = await host.Http.GetStringAsync("runs");

        Assert.All((string[])["<script", "<b>", "<i>", "<img"], tag => Assert.DoesNotContain(tag, page, StringComparison.OrdinalIgnoreCase));
        Assert.All((string[])["&lt;script&gt;", "&lt;b&gt;bold&lt;/b&gt;", "&lt;img src=x&gt;"], text => Assert.Contains(text, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_browser_is_asked_for_the_token_which_opens_the_page_alone()
    {
        await using var host = await HostAsync();
        async Task<HttpResponseMessage> GetAsync(string path, AuthenticationHeaderValue? authorization)
        {
            host.Http.DefaultRequestHeaders.Authorization = authorization;
            return await host.Http.GetAsync(path);
        }

        static AuthenticationHeaderValue Password(string text) => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(text)));
        using var asked = await GetAsync("runs", null);
        Assert.Equal((HttpStatusCode.Unauthorized, "Basic"), (asked.StatusCode, asked.Headers.WwwAuthenticate.Single().Scheme));
        Assert.DoesNotContain(host.Logs.Lines, line => line.Contains("was refused", StringComparison.Ordinal));

        foreach (var wrong in new[] { Password("me:wrong"), Password($"{CoordinatorHost.Token}:"), Password(CoordinatorHost.Token), new("Basic", "!"), new("Bearer", "wrong") })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync("runs", wrong)).StatusCode);
        }

        Assert.Equal(5, host.Logs.Lines.Count(line => line.Contains("A call of /runs from 127.0.0.1 was refused", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("runs", Password($"me:{CoordinatorHost.Token}"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("runs", new("Bearer", CoordinatorHost.Token))).StatusCode);

        // Pages read with it. Browsers send it on behalf of other sites' pages too, so that it changes nothing.
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("api/v1/status", Password($"me:{CoordinatorHost.Token}"))).StatusCode);
        using var change = new HttpRequestMessage(HttpMethod.Post, "api/v1/runs/stop") { Headers = { Authorization = Password($"me:{CoordinatorHost.Token}") } };
        using var refused = await host.Http.SendAsync(change);
        Assert.Equal((HttpStatusCode.Unauthorized, "Bearer"), (refused.StatusCode, refused.Headers.WwwAuthenticate.Single().Scheme));
    }

    [Fact]
    public async Task Without_a_token_it_is_this_machines_alone()
    {
        await using var host = await HostAsync(("Poker:Token", null));
        host.Http.DefaultRequestHeaders.Authorization = null;
        Assert.Equal(HttpStatusCode.OK, (await host.Http.GetAsync("runs")).StatusCode);

        using var foreign = new HttpRequestMessage(HttpMethod.Get, "runs");
        foreign.Headers.Host = "evil.example";
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Http.SendAsync(foreign)).StatusCode);
    }

    private sealed class NamedPlanner(string activity) : IRunPlanner
    {
        public string Kind => "counting";

        public string Area => "counting";

        public void Validate(string spec)
        {
        }

        public Task PlanAsync(PlanningContext context, CancellationToken cancellation) => Task.CompletedTask;

        public Task<RunReport> ReportAsync(PlanningContext context, CancellationToken cancellation) =>
            Task.FromResult(new RunReport(activity, null, new Dictionary<string, double> { [activity] = 1 }));
    }
}
