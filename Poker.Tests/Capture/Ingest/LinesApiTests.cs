using System.IO.Compression;
using System.Net;
using System.Text;
using Npgsql;
using Poker.Tests.Harness;

namespace Poker.Tests.Capture.Ingest;

public sealed class LinesApiTests(PostgresFixture postgres) : ServerTests(postgres)
{
    [Fact]
    public async Task A_batch_is_stored_and_acknowledged()
    {
        await using var server = await CaptureServer.StartAsync(ConnectionString);

        var (status, answer) = await SendAsync(
            server,
            """
            {"lines":[{"seq":2,"text":"Player 2 folds","table":"T"},{"seq":1,"at":"2026-11-22T10:00:00.123Z","text":"a \"quoted\" \u2660\n","more":{"of":["this"]}}],
             "client":{"version":[1,{}]},"session":"page/1","last":true}
            """);

        Assert.Equal((HttpStatusCode.OK, """{"through":2,"stored":2,"repeated":0,"conflicts":[]}"""), (status, answer.GetRawText()));
        Assert.Equal([(1, ("a \"quoted\" ♠\n", null)), (2, ("Player 2 folds", "T"))], (await RowsAsync(1)).Select(row => (row.Key, row.Value)));
        Assert.Equal((2, 2, 0, 0, 0, true), await SessionAsync(1));
        Assert.Equal(new DateTime(2026, 11, 22, 10, 0, 0, 123), await ReadAsync<DateTime>("SELECT told_at AT TIME ZONE 'UTC' FROM capture_line WHERE sequence = 1"));
        var again = await SendAsync(server, Batch("page/1", [(2, "another"), (3, "new")]));
        Assert.Equal("""{"through":3,"stored":1,"repeated":0,"conflicts":[2]}""", again.Answer.GetRawText());
        Assert.Contains(server.Logs.Lines, line => line.Contains("1 lines of session 1 (source 1) came again with another text", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lines_may_come_one_by_one_and_packed()
    {
        await using var server = await CaptureServer.StartAsync(ConnectionString);
        var text = "{\"session\":\"n\"}\n" + string.Concat(Enumerable.Range(1, 3000).Select(sequence => $"{{\"seq\":{sequence},\"text\":\"line {sequence}\"}}\r\n"));

        var (status, answer) = await SendAsync(server, Packed(text), "application/x-ndjson; charset=utf-8", "gzip");

        Assert.Equal((HttpStatusCode.OK, """{"through":3000,"stored":3000,"repeated":0,"conflicts":[]}"""), (status, answer.GetRawText()));
        Assert.Equal(Enumerable.Range(1, 3000).Select(sequence => $"line {sequence}"), (await RowsAsync(1)).Values.Select(row => row.Text));
        Assert.Equal("""{"through":3000,"stored":0,"repeated":3000,"conflicts":[]}""", (await SendAsync(server, text, "application/x-ndjson")).Answer.GetRawText());
    }

    [Fact]
    public async Task A_sender_learns_where_to_go_on()
    {
        await using var server = await CaptureServer.StartAsync(ConnectionString);
        foreach (var name in (string[])["page/1?x=%2F", "ünïcode 🂡", "plain"])
        {
            await SendAsync(server, Batch(name, 1, 2, 4));
            Assert.Equal("""{"through":2}""", await server.Http.GetStringAsync($"v1/sessions/{Uri.EscapeDataString(name)}"));
        }

        Assert.Equal("""{"through":0}""", await server.Http.GetStringAsync("v1/sessions/unknown"));
        var other = await Sources.AddKeyAsync("other", null, CancellationToken.None);
        server.Http.DefaultRequestHeaders.Authorization = new("Bearer", other);
        Assert.Equal("""{"through":0}""", await server.Http.GetStringAsync("v1/sessions/plain"));
    }

    [Fact]
    public async Task What_scripts_write_as_text_is_taken_as_far_as_it_can_be()
    {
        await using var server = await CaptureServer.StartAsync(ConnectionString);
        byte[] body =
        [
            .. """{"session":"s","lines":[{"seq":1,"text":"half \ud83c of \udca1 a \ud83c\udca1 pair \u0000"},{"seq":2,"text":"\/\b\f\t\\"},{"seq":3,"text":"bytes """u8,
            0xFF, 0xC3,
            .. """ that are none"}]}"""u8,
        ];

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(server, body)).Status);

        Assert.Equal(
            ["half \ufffd of \ufffd a 🂡 pair \ufffd", "/\b\f\t\\", "bytes \ufffd\ufffd that are none"], (await RowsAsync(1)).Values.Select(row => row.Text));
    }

    [Theory]
    [InlineData("", "empty or ends too early")]
    [InlineData("   ", "empty or ends too early")]
    [InlineData("[1]", "no JSON object")]
    [InlineData("\"text\"", "no JSON object")]
    [InlineData("""{"session":"s","lines":[{"seq":1,"text":"a"}""", "no JSON")]
    [InlineData("""{"session":"s","lines":[{"seq":1,"text":"a}]}""", "no JSON")]
    [InlineData("<script>alert(1)</script>", "The body is no JSON: line 1, byte 1.")]
    [InlineData("""{"session":"s"} {"session":"t"}""", "Something follows the batch")]
    [InlineData("""{"lines":[]}""", "session is missing")]
    [InlineData("""{"session":"","lines":[]}""", "session has to have 1 to 128 characters")]
    [InlineData("""{"session":"a\u0007b","lines":[]}""", "session has to have 1 to 128 characters")]
    [InlineData("""{"session":"\ud83c","lines":[]}""", "session has to have 1 to 128 characters")]
    [InlineData("""{"session":7,"lines":[]}""", "session is no string")]
    [InlineData("""{"session":"s","last":"yes"}""", "last is neither true nor false")]
    [InlineData("""{"session":"s","lines":{}}""", "lines is no array")]
    [InlineData("""{"session":"s","lines":[1]}""", "lines[0] is no object")]
    [InlineData("""{"session":"s","lines":[{"seq":1,"text":"a"},{"text":"b"}]}""", "lines[1].seq is missing")]
    [InlineData("""{"session":"s","lines":[{"seq":1}]}""", "lines[0].text is missing")]
    [InlineData("""{"session":"s","lines":[{"seq":0,"text":"a"}]}""", "lines[0].seq is no whole number of 1 to 9007199254740991")]
    [InlineData("""{"session":"s","lines":[{"seq":-1,"text":"a"}]}""", "lines[0].seq is no whole number")]
    [InlineData("""{"session":"s","lines":[{"seq":1.5,"text":"a"}]}""", "lines[0].seq is no whole number")]
    [InlineData("""{"session":"s","lines":[{"seq":99999999999999999999,"text":"a"}]}""", "lines[0].seq is no whole number")]
    [InlineData("""{"session":"s","lines":[{"seq":"1","text":"a"}]}""", "lines[0].seq is no whole number")]
    [InlineData("""{"session":"s","lines":[{"seq":1,"text":null}]}""", "lines[0].text is no string")]
    [InlineData("""{"session":"s","lines":[{"seq":1,"text":"a","at":"yesterday"}]}""", "lines[0].at is no time")]
    [InlineData("""{"session":"s","lines":[{"seq":1,"text":"a","table":[]}]}""", "lines[0].table is no string")]
    [InlineData("""{"session":"s","deep":[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]}""", "no JSON")]
    public async Task What_is_no_batch_is_refused_with_its_place_and_nothing_is_stored(string body, string expected)
    {
        await using var server = await CaptureServer.StartAsync(ConnectionString);

        var (status, problem) = await RefusedAsync(server, Encoding.UTF8.GetBytes(body));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(expected, problem, StringComparison.Ordinal);
        Assert.Equal(0L, await ReadAsync<long>("SELECT count(*) FROM capture_session"));
    }

    [Theory]
    [InlineData("text/plain", null, "")]
    [InlineData("application/json; charset=latin1", null, "Lines come as application/json")]
    [InlineData("application/json", "br", "encoded in another way than gzip")]
    public async Task Other_types_and_encodings_are_refused(string type, string? encoding, string expected)
    {
        await using var server = await CaptureServer.StartAsync(ConnectionString);

        var (status, problem) = await RefusedAsync(server, "{}"u8.ToArray(), type, encoding);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, status);
        Assert.Contains(expected, problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bodies_are_limited_as_they_come_and_unpacked()
    {
        const int Most = 64 << 10;
        await using var server = await CaptureServer.StartAsync(ConnectionString, options => options with { MostRequestBytes = Most, MostLines = 100 });
        var large = Batch("s", [(1, new string('x', Most))]);
        var bomb = Packed(Batch("s", [(1, new string('x', 32 << 20))]));

        Assert.InRange(bomb.Length, 1000, Most);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await RefusedAsync(server, bomb, encoding: "gzip")).Status);
        var (status, problem) = await RefusedAsync(server, Encoding.UTF8.GetBytes(large));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, $"The body is larger than {Most} bytes, unpacked: send it as several."), (status, problem));
        Assert.Equal(
            (HttpStatusCode.RequestEntityTooLarge, "The batch has more than 100 lines: send it as several."),
            await RefusedAsync(server, Encoding.UTF8.GetBytes(Batch("s", [.. Enumerable.Range(1, 101)]))));
        Assert.Equal(HttpStatusCode.BadRequest, (await RefusedAsync(server, Encoding.UTF8.GetBytes(Batch("s", 1)), encoding: "gzip")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await RefusedAsync(server, Packed(Batch("s", 1))[..^12], encoding: "gzip")).Status);
        Assert.Equal(0L, await ReadAsync<long>("SELECT count(*) FROM capture_line"));
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(server, Batch("s", [.. Enumerable.Range(1, 100)]))).Status);
    }

    [Fact]
    public async Task A_line_of_ten_megabytes_is_stored_cut_and_its_sender_goes_on()
    {
        await using var server = await CaptureServer.StartAsync(ConnectionString);

        var (status, answer) = await SendAsync(server, Batch("s", [(1, "before"), (2, new string('x', 10 << 20)), (3, "after")]));

        Assert.Equal((HttpStatusCode.OK, 3), (status, answer.GetProperty("through").GetInt32()));
        Assert.Equal((10 << 20, 65_536), (await ReadAsync<int>("SELECT length FROM capture_line WHERE sequence = 2"), await ReadAsync<int>("SELECT length(text) FROM capture_line WHERE sequence = 2")));
    }

    [Fact]
    public async Task Without_the_database_nothing_is_acknowledged_and_senders_are_told_when_to_come_again()
    {
        await using var server = await CaptureServer.StartAsync(ConnectionString);
        await SendAsync(server, Batch("s", 1));
        await ExecuteAsync("ALTER TABLE capture_line RENAME TO away");
        using var request = CaptureServer.Post(Encoding.UTF8.GetBytes(Batch("s", 2)));
        using var response = await server.Http.SendAsync(request);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(3)), (response.StatusCode, response.Headers.RetryAfter!.Delta));
        Assert.Contains("send it again", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await ExecuteAsync("ALTER TABLE away RENAME TO capture_line");
        Assert.Equal("""{"through":2,"stored":1,"repeated":0,"conflicts":[]}""", (await SendAsync(server, Batch("s", 2))).Answer.GetRawText());
        Assert.Contains(server.Logs.Lines, line => line.Contains("The database is back", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Batches_that_wait_too_long_for_their_turn_are_told_to_come_again()
    {
        await using var server = await CaptureServer.StartAsync(ConnectionString, options => options with { MostStores = 1, StorePatience = TimeSpan.FromMilliseconds(100) });
        await SendAsync(server, Batch("s", 1));
        await using var connection = await DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("SELECT * FROM capture_session FOR UPDATE", connection))
        {
            await hold.ExecuteNonQueryAsync();
        }

        var held = SendAsync(server, Batch("s", 2));
        await Poll.UntilAsync(async () => await ReadAsync<long>("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0, "the batch waited for the session");
        var (status, problem) = await RefusedAsync(server, Encoding.UTF8.GetBytes(Batch("t", 1)));
        await transaction.RollbackAsync();

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "More comes in than can be stored: send it again in a moment."), (status, problem));
        Assert.Equal(HttpStatusCode.OK, (await held).Status);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(server, Batch("t", 1))).Status);
    }

    private static byte[] Packed(string text)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
