using System.Text.Json;
using Poker.Tests.Harness;

namespace Poker.Tests.EndToEnd.Capture;

/// <summary>The service attached to a real Chromium by its debugging port.</summary>
public sealed class DevToolsTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    private CapturedLines Lines => new(DataSource);

    [ChromiumFact]
    public async Task Each_life_of_a_page_that_fits_the_pattern_is_a_session_and_other_pages_are_not_listened_to()
    {
        using var folder = new TemporaryFolder();
        await using var table = await TablePage.StartAsync();
        await using var chromium = await Chromium.StartAsync(folder);
        // What was logged before anybody listened is told too.
        var page = await chromium.OpenAsync($"{table.Origin}/table/1?hands=1");
        var first = await ToldAsync(page);
        using var service = await StartServiceAsync(folder, chromium.Address, $"{table.Origin}/table/*");
        await Lines.UntilAsync(first.Count);

        var elsewhere = await chromium.OpenAsync($"{table.Origin}/lobby?hands=2");
        var byAnotherName = await chromium.OpenAsync($"http://localhost:{table.Port}/table/2?hands=2");
        await page.NavigateAsync($"{table.Origin}/table/2?hands=2");
        await page.EvaluateAsync("play(1)");
        var second = await ToldAsync(page);
        await Lines.UntilAsync(first.Count + second.Count);
        await page.NavigateAsync($"{table.Origin}/lobby?hands=2");
        await page.EvaluateAsync("play(1)");
        await Lines.UntilAsync("SELECT count(*) FROM capture_session WHERE ended_at IS NOT NULL", 2);
        await page.NavigateAsync($"{table.Origin}/table/3?hands=1");
        var third = await ToldAsync(page);
        await Lines.UntilAsync(first.Count + second.Count + third.Count);

        await page.CloseAsync();
        await Lines.UntilAsync("SELECT count(*) FROM hand", 5);

        Assert.Equal(0, await Lines.CountAsync("SELECT count(*) FROM quarantine"));
        Assert.Equal([first, second, third], await Lines.ReadAsync());
        Assert.Equal("devtools plain", await ReadAsync<string>("SELECT name || ' ' || dialect FROM capture_source"));
        await elsewhere.CloseAsync();
        await byAnotherName.CloseAsync();
    }

    [ChromiumFact]
    public async Task A_call_is_written_by_the_same_rules_as_the_extensions()
    {
        using var folder = new TemporaryFolder();
        await using var table = await TablePage.StartAsync();
        await using var chromium = await Chromium.StartAsync(folder);
        using var service = await StartServiceAsync(folder, chromium.Address, $"{table.Origin}/*");
        var page = await chromium.OpenAsync(table.Origin);
        var vectors = JsonDocument.Parse(await File.ReadAllTextAsync(Clone.PathOf("extension", "tests", "console-vectors.json"))).RootElement
            .EnumerateArray().Select(vector => (Call: vector.GetProperty("call").GetString()!, Line: vector.GetProperty("line").GetString()!)).ToList();

        await page.EvaluateAsync(string.Concat(vectors.Select(vector => $"console.log({vector.Call});\n")));
        await Lines.UntilAsync(vectors.Count);

        Assert.Equal(vectors.Select(vector => vector.Line), Assert.Single(await Lines.ReadAsync()));
    }

    [ChromiumFact]
    public async Task Nothing_is_lost_or_doubled_when_the_service_is_killed_or_the_browser_restarted()
    {
        using var folder = new TemporaryFolder();
        await using var table = await TablePage.StartAsync();
        var port = Chromium.FreePort();
        await using var chromium = await Chromium.StartAsync(folder, port: port);
        using var service = await StartServiceAsync(folder, chromium.Address, $"{table.Origin}/*");
        var page = await chromium.OpenAsync(table.Origin);

        await page.EvaluateAsync("start()");
        await Lines.UntilAsync(200);
        await service.KillAsync();
        var before = (await ToldAsync(page)).Count;
        await page.UntilAsync($"told.length > {before + 100}", "more was played");
        await page.EvaluateAsync("stop()");
        var missed = (await ToldAsync(page)).Count;

        // Less than the thousand calls that the browser keeps.
        Assert.InRange(missed - before, 101, 999);
        using var back = await StartServiceAsync(folder, chromium.Address, $"{table.Origin}/*");
        await Lines.UntilAsync(missed);
        await page.EvaluateAsync("start()");
        await page.UntilAsync($"told.length > {missed + 50}", "it was played on");
        await page.EvaluateAsync("stop()");
        var first = await ToldAsync(page);
        await Lines.UntilAsync(first.Count);
        await chromium.KillAsync();

        await using var another = await Chromium.StartAsync(folder, port: port);
        page = await another.OpenAsync($"{table.Origin}/?hands=1");
        var second = await ToldAsync(page);
        await Lines.UntilAsync(first.Count + second.Count);
        await Lines.UntilAsync("SELECT count(*) FROM capture_session WHERE ended_at IS NOT NULL", 1);

        Assert.Equal([first, second], await Lines.ReadAsync());
        Assert.Equal(0, await Lines.CountAsync("SELECT sum(conflicts)::bigint FROM capture_session"));
    }

    [ChromiumFact]
    public async Task Where_calls_were_missed_the_session_is_cut()
    {
        using var folder = new TemporaryFolder();
        await using var table = await TablePage.StartAsync();
        await using var chromium = await Chromium.StartAsync(folder);
        var page = await chromium.OpenAsync($"{table.Origin}/?hands=1");
        var first = await ToldAsync(page);
        using (await StartServiceAsync(folder, chromium.Address, $"{table.Origin}/*"))
        {
            await Lines.UntilAsync(first.Count);
        }

        // The browser keeps no call from before.
        await page.EvaluateAsync("play(1); console.clear(); told.length = 0; play(1)");
        var after = await ToldAsync(page);
        using var back = await StartServiceAsync(folder, chromium.Address, $"{table.Origin}/*");
        await Lines.UntilAsync(first.Count + after.Count);

        Assert.Equal([first, after], await Lines.ReadAsync());
        Assert.Equal(1, await Lines.CountAsync("SELECT count(*) FROM capture_session WHERE ended_at IS NOT NULL AND id = (SELECT min(id) FROM capture_session)"));
        Assert.EndsWith("/2", await ReadAsync<string>("SELECT name FROM capture_session ORDER BY id DESC LIMIT 1"), StringComparison.Ordinal);
    }

    [ChromiumFact]
    public async Task The_command_line_listens_too_and_waits_for_a_browser()
    {
        using var folder = new TemporaryFolder();
        await using var table = await TablePage.StartAsync();
        var port = Chromium.FreePort();
        using var watch = PokerCli.Start(
            folder.Root, "capture", "watch", "--pages", $"{table.Origin}/*", "--browser", $"http://127.0.0.1:{port}", "--source", "mine", "--database", ConnectionString);
        await watch.ReadLineWithAsync($"Browser mine: No browser answers at http://127.0.0.1:{port}: start Chromium with --remote-debugging-port={port}.");

        await using var chromium = await Chromium.StartAsync(folder, port: port);
        var page = await chromium.OpenAsync($"{table.Origin}/?hands=1");
        var told = await ToldAsync(page);
        await Lines.UntilAsync(told.Count);
        await watch.InterruptAsync();
        var (exitCode, output, errors) = await watch.EndAsync();

        Assert.Equal([told], await Lines.ReadAsync());
        Assert.EndsWith($"{told.Count} lines were stored.\n", output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (exitCode, errors));
    }

    [ChromiumFact]
    public async Task The_command_line_makes_hands_of_what_it_hears_as_it_comes()
    {
        using var folder = new TemporaryFolder();
        await using var table = await TablePage.StartAsync();
        await using var chromium = await Chromium.StartAsync(folder);
        using var watch = PokerCli.Start(
            folder.Root, "capture", "watch", "--pages", $"{table.Origin}/*", "--browser", chromium.Address, "--dialect", "plain", "--json", "--database", ConnectionString);
        Assert.Equal("listening", JsonDocument.Parse(await watch.ReadLineAsync()).RootElement.GetProperty("event").GetString());
        var page = await chromium.OpenAsync($"{table.Origin}/?hands=3");
        // The third is under way until the next begins.
        await watch.ReadLineWithAsync("\"accepted\":2,\"quarantined\":{}");
        await page.EvaluateAsync("tell('[Table 3] Hand #4. Dealer: Ann', '[Table 3] Hand #4. Dealer: Ann'); tell('[Table 3] Ann bets 70', '[Table 3] Ann bets 70')");
        await page.CloseAsync();
        await watch.ReadLineWithAsync("\"accepted\":3,\"quarantined\":{\"");
        await watch.InterruptAsync();
        var (exitCode, output, errors) = await watch.EndAsync();

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.All(output.TrimEnd().Split('\n'), line => Assert.NotNull(JsonDocument.Parse(line).RootElement.GetProperty("event").GetString()));
        Assert.Equal((3, 1), (await Lines.CountAsync("SELECT count(*) FROM hand"), await Lines.CountAsync("SELECT count(*) FROM quarantine")));
    }

    private static async Task<List<string>> ToldAsync(BrowserTab page) => (await page.EvaluateAsync("told")).Deserialize<List<string>>()!;

    private Task<CaptureProcess> StartServiceAsync(TemporaryFolder folder, string browser, string pages) => CaptureProcess.StartAsync(
        ConnectionString,
        folder,
        ("Poker__Capture__Browsers__0__Address", browser),
        ("Poker__Capture__Browsers__0__Pages", pages),
        ("Poker__Capture__Browsers__0__Dialect", "Plain"));
}
