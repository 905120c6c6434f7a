using System.Net;
using System.Text.Json;
using Poker.Capture.Telemetry;
using Poker.Infrastructure.Capture;
using Poker.Tests.Harness;

namespace Poker.Tests.Capture.Reporting;

public sealed class StatusApiTests(PostgresFixture postgres) : ServerTests(postgres)
{
    [Fact]
    public async Task It_tells_what_has_been_captured_to_those_with_the_token()
    {
        await using var server = await CaptureServer.StartAsync(ConnectionString);
        await SendAsync(server, Batch("secret-name", 1, 2, 3, 5));
        await SendAsync(server, Batch("t", [(1, "a")], isLast: true));
        await ExecuteAsync(
            """
            INSERT INTO capture_parse (session, revision, parsed_through, tables, understood, noise)
                SELECT id, 0, 1, '{}', 1, 0 FROM capture_session WHERE name = 't'
            """);
        await Sources.EnsureAsync("files", "plain", CancellationToken.None);

        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Http.GetAsync("api/capture/status")).StatusCode);
        server.Http.DefaultRequestHeaders.Authorization = new("Bearer", CaptureServer.Token);
        var text = await server.Http.GetStringAsync("api/capture/status");

        var status = JsonDocument.Parse(text).RootElement;
        Assert.Equal(
            """{"sessions":2,"openSessions":1,"sessionsWithHoles":1,"through":4,"unparsed":3,"expired":0,"conflicts":0,"understood":1,"noise":0}""",
            status.GetProperty("lines").GetRawText());
        Assert.Equal(
            [("files", "plain", false, 0, 0), ("tests", null, true, 2, 4)],
            status.GetProperty("sources").EnumerateArray().Select(source => (
                source.GetProperty("name").GetString(), source.GetProperty("dialect").GetString(), source.GetProperty("hasKey").GetBoolean(),
                source.GetProperty("sessions").GetInt32(), source.GetProperty("lines").GetInt32())));
        Assert.Equal((0, "{}", 0), (status.GetProperty("hands").GetInt32(), status.GetProperty("quarantine").GetRawText(), status.GetProperty("samples").GetInt32()));
        Assert.DoesNotContain("secret-name", text, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Key, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_describes_its_API_and_its_health()
    {
        await using var server = await CaptureServer.StartAsync(ConnectionString);

        var document = JsonDocument.Parse(await server.Http.GetStringAsync("openapi/v1.json")).RootElement;
        Assert.Equal(["/v1/lines", "/v1/sessions/{session}", "/api/capture/status"], document.GetProperty("paths").EnumerateObject().Select(path => path.Name));
        Assert.Equal(HttpStatusCode.OK, (await server.Http.GetAsync("alive")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.Http.GetAsync("health")).StatusCode);

        await ExecuteAsync("ALTER TABLE capture_source RENAME TO away");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await server.Http.GetAsync("health")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.Http.GetAsync("alive")).StatusCode);
        await ExecuteAsync("ALTER TABLE away RENAME TO capture_source");
    }

    [Fact]
    public void Metrics_tell_how_far_parsing_is_behind()
    {
        List<List<string>> told = [];
        Measurements.Of(() => new CaptureMetrics(), (metrics, ask) =>
        {
            told.Add(ask());
            metrics.Observe(new CaptureBacklog(7, 4, 1));
            told.Add(ask());
        });

        Assert.Equal([[], ["poker.capture.lines.lag = 7", "poker.capture.sessions.open = 4", "poker.capture.sessions.with_holes = 1"]], told);
    }
}
