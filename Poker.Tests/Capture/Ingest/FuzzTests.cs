using System.Net;
using System.Text;
using Poker.Core.Numerics;
using Poker.Tests.Harness;

namespace Poker.Tests.Capture.Ingest;

public sealed class FuzzTests(PostgresFixture postgres) : ServerTests(postgres)
{
    private static readonly HttpStatusCode[] Expected =
        [HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.UnsupportedMediaType];

    private static readonly string[] Types = ["application/json", "application/x-ndjson", "text/html", "application/json; charset=utf-8"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Whatever_comes_is_stored_or_refused_and_a_neighbour_is_left_alone(ulong seed)
    {
        await using var server = await CaptureServer.StartAsync(ConnectionString, options => options with { SourceBatchesPerSecond = 10_000 });
        var rng = new Rng(seed);
        var statuses = new Dictionary<HttpStatusCode, int>();
        for (var i = 1; i <= 150; i++)
        {
            var (body, type, encoding) = (Body(ref rng), Types[(int)rng.Below((ulong)Types.Length)], rng.Below(8) == 0 ? "gzip" : null);
            var (status, _) = await SendAsync(server, body, type, encoding);
            Assert.Contains(status, Expected);
            statuses[status] = statuses.GetValueOrDefault(status) + 1;
            Assert.Equal((HttpStatusCode.OK, i), await SendAsync(server, Batch("neighbour", i)) is var told ? (told.Status, told.Answer.GetProperty("through").GetInt32()) : default);
        }

        Assert.True(statuses.GetValueOrDefault(HttpStatusCode.OK) > 5, $"Hardly anything was taken: {string.Join(", ", statuses)}");
        Assert.True(statuses.GetValueOrDefault(HttpStatusCode.BadRequest) > 20, $"Hardly anything was refused: {string.Join(", ", statuses)}");
        Assert.Equal(
            Enumerable.Range(1, 150).Select(sequence => $"line {sequence}"),
            (await RowsAsync(await ReadAsync<long>("SELECT id FROM capture_session WHERE name = 'neighbour'"))).Values.Select(row => row.Text));
        Assert.DoesNotContain(server.Logs.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Clocks_that_jump_and_sequences_from_nowhere_are_lines_like_others()
    {
        await using var server = await CaptureServer.StartAsync(ConnectionString);
        string[] times = ["9999-12-31T23:59:59.9999999Z", "0001-01-01T00:00:00Z", "1969-12-31T23:59:60Z", "2026-11-22T10:00:00+14:00", "0001-01-01T00:00:00+14:00", "2026-02-30T00:00:00Z"];
        var statuses = new List<HttpStatusCode>();
        foreach (var (time, i) in times.Select((time, i) => (time, i)))
        {
            statuses.Add((await SendAsync(server, $$"""{"session":"s","lines":[{"seq":{{1 + (i * 1_000_000_000_000L)}},"at":"{{time}}","text":"x"}]}""")).Status);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest], statuses);
        Assert.Equal((1, 3_000_000_000_001, 0, 0, 0, false), await SessionAsync(1));
    }

    // A whole batch, one with something changed, cut, doubled or repeated in it, or noise.
    private static byte[] Body(ref Rng rng)
    {
        var whole = Encoding.UTF8.GetBytes(Batch($"s{rng.Below(3)}", [(1 + (long)rng.Below(50), "Player 1 raises to 50 \"quoted\" \\ ♠"), (1 + (long)rng.Below(50), "x")]));
        switch (rng.Below(6))
        {
            case 0:
                return whole;
            case 1:
                return whole[..(int)rng.Below((ulong)whole.Length)];
            case 2:
                return [.. whole, .. whole];
            case 3:
                var noise = new byte[rng.Below(3000)];
                for (var i = 0; i < noise.Length; i++)
                {
                    noise[i] = (byte)rng.Below(256);
                }

                return noise;
            case 4:
                var (from, length) = ((int)rng.Below((ulong)whole.Length), (int)rng.Below(20));
                return [.. whole[..from], .. whole[Math.Max(0, from - length)..]];
            default:
                for (var changes = 1 + rng.Below(3); changes > 0; changes--)
                {
                    whole[(int)rng.Below((ulong)whole.Length)] = (byte)rng.Below(256);
                }

                return whole;
        }
    }
}
