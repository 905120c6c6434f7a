using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Poker.Tests.Harness;

namespace Poker.Tests.Coordinator.Reporting;

public sealed class StatusApiTests(PostgresFixture postgres) : CoordinatorTests(postgres)
{
    [Fact]
    public async Task A_run_is_started_told_and_stopped()
    {
        await using var host = await HostAsync();
        var worker = new SimulatedWorker(host.Jobs);
        await worker.RegisterAsync();
        var id = Guid.NewGuid();
        using var created = await PostAsync(host, "api/v1/runs", $$$"""{"id": "{{{id}}}", "kind": "counting", "spec": {"jobs": 3}}""");
        Assert.Equal((HttpStatusCode.Created, $"/api/v1/runs/{id}"), (created.StatusCode, created.Headers.Location!.OriginalString));
        await worker.AcquireAsync(10);
        await Poll.UntilAsync(() => host.Leads, "it led");

        var status = await ReadAsync(host, "api/v1/status");
        Assert.Equal((true, 2L, 1L), ((bool)status["leading"]!, (long)status["queued"]!, (long)status["leased"]!));
        Assert.Equal(("active", "counting, 0 done"), ((string)status["runs"]![0]!["state"]!, (string)status["runs"]![0]!["activity"]!));
        Assert.Equal("working", (string)(await ReadAsync(host, "api/v1/workers"))[0]!["state"]!);
        Assert.Equal(id, (Guid)(await ReadAsync(host, "api/v1/runs"))[0]!["id"]!);

        using var stopped = await host.Http.PostAsync($"api/v1/runs/{id}/stop?drain=false", null);
        Assert.Equal("cancelled", (string)JsonNode.Parse(await stopped.Content.ReadAsStringAsync())!["state"]!);
        Assert.Equal("cancelled", (string)(await ReadAsync(host, $"api/v1/runs/{id}"))["state"]!);
    }

    [Fact]
    public async Task Problems_are_told_as_problem_details()
    {
        await using var host = await HostAsync();
        await StartAsync(host, jobs: 1);
        (HttpStatusCode Status, string Text, Task<HttpResponseMessage> Call)[] refused =
        [
            (HttpStatusCode.NotFound, "There is no run", host.Http.GetAsync($"api/v1/runs/{Guid.NewGuid()}")),
            (HttpStatusCode.NotFound, "There is no run", host.Http.PostAsync($"api/v1/runs/{Guid.NewGuid()}/stop", null)),
            (HttpStatusCode.BadRequest, "knows no runs of the kind", PostAsync(host, "api/v1/runs", """{"kind": "nothing"}""")),
            (HttpStatusCode.BadRequest, "names no jobs", PostAsync(host, "api/v1/runs", """{"kind": "counting"}""")),
            (HttpStatusCode.BadRequest, "must be a JSON object", PostAsync(host, "api/v1/runs", """{"kind": "counting", "spec": 1}""")),
            (HttpStatusCode.BadRequest, "The body is no JSON object that can be read (line 1, byte 2).", PostAsync(host, "api/v1/runs", "{")),
            (HttpStatusCode.BadRequest, "id in the body must be an id", PostAsync(host, "api/v1/runs", """{"id": "one", "kind": "counting"}""")),
            (HttpStatusCode.BadRequest, "drain in the body must be true or false", PostAsync(host, "api/v1/runs/stop", """{"kind": "counting", "drain": "no"}""")),
            (HttpStatusCode.BadRequest, "street in the body must be a text", PostAsync(host, "api/v1/streets/reset", """{"street": 3}""")),
            (HttpStatusCode.BadRequest, "id is 'one', but must be an id", host.Http.GetAsync("api/v1/runs/one")),
            (HttpStatusCode.BadRequest, "id is 'one', but must be an id", host.Http.PostAsync("api/v1/runs/one/pause", null)),
            (HttpStatusCode.BadRequest, "drain is 'no', but must be true or false", host.Http.PostAsync($"api/v1/runs/{Guid.NewGuid()}/stop?drain=no", null)),
            (HttpStatusCode.NotFound, "There is nothing at /api/v1/run: /openapi/v1.json tells", host.Http.GetAsync("api/v1/run")),
            (HttpStatusCode.MethodNotAllowed, "/api/v1/status takes no POST: it takes GET.", PostAsync(host, "api/v1/status", "{}")),
            (HttpStatusCode.UnsupportedMediaType, "The body must be JSON", host.Http.PostAsync("api/v1/runs", new StringContent("{}"))),
            (HttpStatusCode.RequestEntityTooLarge, "The body is larger than this takes", PostAsync(host, "api/v1/runs", $$"""{"kind": "{{new string('x', 200_000)}}"}""")),
            (HttpStatusCode.Conflict, "Another run", PostAsync(host, "api/v1/runs", """{"kind": "counting", "spec": {"jobs": 1}}""")),
        ];
        foreach (var (status, text, call) in refused)
        {
            using var answer = await call;
            var body = (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["detail"];
            Assert.True(status == answer.StatusCode, $"{answer.StatusCode}: {body}");
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            Assert.Contains(text, body);
        }
    }

    [Fact]
    public async Task The_api_describes_itself()
    {
        await using var host = await HostAsync();
        host.Http.DefaultRequestHeaders.Authorization = null;

        var document = JsonNode.Parse(await host.Http.GetStringAsync("openapi/v1.json"))!;

        Assert.Equal(
            [
                "/api/v1/abstraction", "/api/v1/abstraction/hands", "/api/v1/abstraction/{street}", "/api/v1/abstraction/{street}/{bucket}", "/api/v1/abstraction/{street}/{bucket}/members",
                "/api/v1/equity", "/api/v1/equity/range",
                "/api/v1/live", "/api/v1/live/cycles", "/api/v1/live/models", "/api/v1/live/sessions", "/api/v1/live/trials", "/api/v1/live/trials/{cycle}",
                "/api/v1/runs", "/api/v1/runs/stop", "/api/v1/runs/{id}", "/api/v1/runs/{id}/pause", "/api/v1/runs/{id}/resume", "/api/v1/runs/{id}/stop",
                "/api/v1/status",
                "/api/v1/strategy", "/api/v1/strategy/blueprints", "/api/v1/strategy/buckets", "/api/v1/strategy/comparison", "/api/v1/strategy/hands",
                "/api/v1/streets/reset",
                "/api/v1/training/curves", "/api/v1/training/curves/{training}", "/api/v1/training/evaluations", "/api/v1/training/streets", "/api/v1/training/workers",
                "/api/v1/workers",
            ],
            document["paths"]!.AsObject().Select(path => path.Key).Order());
        Assert.Equal(
            "Whether this instance leads: plans runs and takes expired leases back.",
            (string)document["components"]!["schemas"]!["SystemReport"]!["properties"]!["leading"]!["description"]!);
        Assert.Contains("/api/v1/status", await host.Http.GetStringAsync("api"));
    }

    private static async Task<JsonNode> ReadAsync(CoordinatorHost host, string path) => (await host.Http.GetFromJsonAsync<JsonNode>(path))!;

    private static Task<HttpResponseMessage> PostAsync(CoordinatorHost host, string path, string json) =>
        host.Http.PostAsync(path, new StringContent(json, Encoding.UTF8, "application/json"));
}
