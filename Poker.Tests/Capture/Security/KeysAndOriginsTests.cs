using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using Poker.Capture.Security;
using Poker.Tests.Harness;

namespace Poker.Tests.Capture.Security;

public sealed class KeysAndOriginsTests(PostgresFixture postgres) : ServerTests(postgres)
{
    private const string Extension = "chrome-extension://abcdefghijklmnopabcdefghijklmnop";

    [Fact]
    public async Task Requests_without_a_right_key_are_refused_and_none_is_logged()
    {
        await using var server = await CaptureServer.StartAsync(ConnectionString);
        var wrong = "pkc_" + new string('A', 43);
        foreach (var header in (string?[])[null, "Bearer ", $"Bearer {wrong}", $"Basic {server.Key}", server.Key, $"Bearer {server.Key}x", $"Bearer {CaptureServer.Token}"])
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(server, HttpMethod.Post, "v1/lines", header));
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(server, HttpMethod.Get, "v1/sessions/s", header));
        }

        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(server, HttpMethod.Get, "v1/stream", $"Bearer {server.Key}"));
        Assert.Contains(server.Logs.Lines, line => line.Contains("A request of /v1/lines from 127.0.0.1 was refused: The key is wrong", StringComparison.Ordinal));
        Assert.DoesNotContain(server.Logs.Lines, line => line.Contains(wrong, StringComparison.Ordinal) || line.Contains(server.Key, StringComparison.Ordinal));
        Assert.Equal(0L, await ReadAsync<long>("SELECT count(*) FROM capture_session"));
    }

    [Fact]
    public async Task Who_shows_too_many_wrong_keys_is_not_listened_to_and_keeps_nobody_else_out()
    {
        var clock = new HandClock();
        await using var server = await CaptureServer.StartAsync(
            ConnectionString, options => options with { WrongKeysPerMinute = 3 }, services => CaptureClock.Use(services, clock));
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(server, Batch("s", 1))).Status);
        var other = await Sources.AddKeyAsync("never seen", null, CancellationToken.None);
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 5; i++)
        {
            statuses.Add(await StatusAsync(server, HttpMethod.Get, "v1/sessions/s", $"Bearer pkc_{i}{new string('A', 42)}"));
        }

        Assert.Equal((3, 2), (statuses.Count(status => status == HttpStatusCode.Unauthorized), statuses.Count(status => status == HttpStatusCode.TooManyRequests)));
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(server, HttpMethod.Get, "v1/sessions/s", $"Bearer {other}"));
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(server, Batch("s", 2))).Status);
        clock.Advance(60);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(server, Batch("s", 3))).Status);
    }

    [Fact]
    public async Task A_source_that_sends_too_often_is_told_when_to_come_again_and_others_are_not()
    {
        await using var server = await CaptureServer.StartAsync(ConnectionString, options => options with { SourceBatchesPerSecond = 1 });
        var (refused, stored) = (new List<TimeSpan?>(), 0);
        for (var i = 1; i <= 14; i++)
        {
            using var request = CaptureServer.Post(Encoding.UTF8.GetBytes(Batch("s", i)));
            using var response = await server.Http.SendAsync(request);
            stored += response.StatusCode == HttpStatusCode.OK ? 1 : 0;
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                refused.Add(response.Headers.RetryAfter?.Delta);
            }
        }

        Assert.Equal(14, stored + refused.Count);
        Assert.InRange(stored, 10, 13);
        Assert.All(refused, after => Assert.InRange(after!.Value.TotalSeconds, 1, 10));
        server.Http.DefaultRequestHeaders.Authorization = new("Bearer", await Sources.AddKeyAsync("other", null, CancellationToken.None));
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(server, Batch("s", 1))).Status);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.OK)]
    [InlineData(Extension, HttpStatusCode.OK)]
    [InlineData("moz-extension://0b2f7a0e-6f0c-4b0e-9c1f-2f6b3f1d7a11", HttpStatusCode.OK)]
    [InlineData("https://www.pokernow.club", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost:5110", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("chrome-extension://", HttpStatusCode.Forbidden)]
    [InlineData("https://chrome-extension://x", HttpStatusCode.Forbidden)]
    public async Task Programs_and_extensions_may_send_and_pages_may_not(string? origin, HttpStatusCode expected)
    {
        await using var server = await CaptureServer.StartAsync(ConnectionString);
        using var request = CaptureServer.Post(Encoding.UTF8.GetBytes(Batch("s", 1)));
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "v1/lines");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "authorization,content-type");
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
            preflight.Headers.Add("Origin", origin);
        }

        using var response = await server.Http.SendAsync(request);
        using var allowed = await server.Http.SendAsync(preflight);

        Assert.Equal(expected, response.StatusCode);
        var isAllowed = origin is not null && expected == HttpStatusCode.OK;
        Assert.Equal(isAllowed ? [origin!] : [], response.Headers.TryGetValues("Access-Control-Allow-Origin", out var granted) ? granted : []);
        Assert.Equal(isAllowed ? [origin!] : [], allowed.Headers.TryGetValues("Access-Control-Allow-Origin", out var told) ? told : []);
        Assert.Equal(isAllowed ? 1L : origin is null ? 1 : 0, await ReadAsync<long>("SELECT count(*) FROM capture_line"));
    }

    [Fact]
    public async Task Only_the_listed_extensions_may_send_where_there_is_a_list()
    {
        await using var server = await CaptureServer.StartAsync(ConnectionString, options => options with { Origins = [Extension] });
        foreach (var (origin, expected) in new[] { (Extension, HttpStatusCode.OK), (Extension + "x", HttpStatusCode.Forbidden), ("moz-extension://a", HttpStatusCode.Forbidden) })
        {
            using var request = CaptureServer.Post(Encoding.UTF8.GetBytes(Batch("s", 1)));
            request.Headers.Add("Origin", origin);
            Assert.Equal(expected, (await server.Http.SendAsync(request)).StatusCode);
            using var socket = new ClientWebSocket();
            socket.Options.SetRequestHeader("Origin", origin);
            socket.Options.AddSubProtocol(KeyCarrier.Protocol);
            socket.Options.AddSubProtocol($"key.{server.Key}");
            var opened = await Record.ExceptionAsync(() => socket.ConnectAsync(new UriBuilder(server.Address) { Scheme = "ws", Path = "v1/stream" }.Uri, CancellationToken.None));
            Assert.Equal(expected == HttpStatusCode.OK, opened is null);
        }
    }

    [Fact]
    public async Task No_answer_is_kept_framed_or_taken_for_a_page()
    {
        await using var server = await CaptureServer.StartAsync(ConnectionString);
        foreach (var path in (string[])["v1/sessions/s", "v1/lines", "api/capture/status", "nowhere", "health"])
        {
            using var response = await server.Http.GetAsync(path);
            Assert.Equal(
                ("nosniff", "DENY", "default-src 'none'; frame-ancestors 'none'", "no-store"),
                (response.Headers.GetValues("X-Content-Type-Options").Single(), response.Headers.GetValues("X-Frame-Options").Single(),
                    response.Headers.GetValues("Content-Security-Policy").Single(), response.Headers.CacheControl!.ToString().Split(',')[0]));
        }
    }

    private static async Task<HttpStatusCode> StatusAsync(CaptureServer server, HttpMethod method, string path, string? authorization)
    {
        using var client = new HttpClient { BaseAddress = server.Address };
        using var request = new HttpRequestMessage(method, path);
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        if (method == HttpMethod.Post)
        {
            request.Content = new StringContent(Batch("s", 1), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        }

        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }
}
