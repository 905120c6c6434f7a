using System.Text.Json;
using Poker.Infrastructure.Capture;
using Poker.Tests.Harness;

namespace Poker.Tests.EndToEnd.Capture;

/// <summary>The extension in a real Chromium, against the real service.</summary>
public sealed class ExtensionTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    private const int LinesOfShowdown = 20;
    private const int LinesOfSteal = 12;

    private CapturedLines Lines => new(DataSource);

    [ChromiumFact]
    public async Task Lines_of_an_allowed_page_are_stored_as_it_logged_them_and_become_hands_and_of_another_page_nothing_is()
    {
        using var folder = new TemporaryFolder();
        await using var table = await TablePage.StartAsync();
        using var service = await CaptureProcess.StartAsync(ConnectionString, folder);
        await using var chromium = await Chromium.StartAsync(folder, LoadedExtension.Write(folder, table.Origin));
        var popup = await chromium.OpenAsync(LoadedExtension.Popup);
        Assert.Equal("Saved.", await SetUpAsync(popup, service.Port));
        await LoadedExtension.UntilStateAsync(popup, "Connected");

        // The same page and port by another name is another site.
        var other = await chromium.OpenAsync($"http://localhost:{table.Port}/?hands=3");
        var page = await chromium.OpenAsync($"{table.Origin}/?hands=4");
        var told = await ToldAsync(page);
        await Lines.UntilAsync(told.Count);
        await page.NavigateAsync($"{table.Origin}/again?hands=1");
        var toldAgain = await ToldAsync(page);
        await Lines.UntilAsync(told.Count + toldAgain.Count);
        await other.CloseAsync();
        await page.CloseAsync();
        await Lines.UntilAsync("SELECT count(*) FROM capture_session WHERE ended_at IS NOT NULL", 2);
        await LoadedExtension.UntilCountAsync(popup, "sent", told.Count + toldAgain.Count);
        await Lines.UntilAsync("SELECT count(*) FROM hand", 5);

        Assert.Equal(0, await Lines.CountAsync("SELECT count(*) FROM quarantine"));
        Assert.Equal(2 * (LinesOfShowdown + LinesOfSteal), told.Count);
        Assert.Equal([told, toldAgain], await Lines.ReadAsync());
        Assert.Equal(["0", "0"], [await TextAsync(popup, "waiting"), await TextAsync(popup, "conflicts")]);
        Assert.Equal(table.Origin, await popup.ReadAsync("document.querySelector('#sites span').textContent"));
    }

    [ChromiumFact]
    public async Task Nothing_is_lost_or_doubled_while_the_service_is_away_and_the_worker_is_ended()
    {
        using var folder = new TemporaryFolder();
        await using var table = await TablePage.StartAsync();
        var service = await CaptureProcess.StartAsync(ConnectionString, folder);
        await using var relay = new TcpRelay(service.Port);
        await using var chromium = await Chromium.StartAsync(folder, LoadedExtension.Write(folder, table.Origin));
        var popup = await chromium.OpenAsync(LoadedExtension.Popup);
        Assert.Equal("Saved.", await SetUpAsync(popup, relay.Port));
        var page = await chromium.OpenAsync(table.Origin);

        await page.EvaluateAsync("start()");
        await Lines.UntilAsync(200);
        await service.KillAsync();
        service.Dispose();
        await LoadedExtension.UntilStateAsync(popup, "Offline");
        await popup.CloseAsync();
        await chromium.EndServiceWorkerAsync();
        var before = (await ToldAsync(page)).Count;
        await page.UntilAsync($"told.length > {before + 500}", "more was played");
        await chromium.EndServiceWorkerAsync();
        await page.UntilAsync($"told.length > {before + 1000}", "still more was played");
        using var back = await CaptureProcess.StartAsync(ConnectionString, folder);
        relay.MoveTo(back.Port);
        await page.EvaluateAsync("stop()");
        popup = await chromium.OpenAsync(LoadedExtension.Popup);
        var told = await ToldAsync(page);
        await Lines.UntilAsync(told.Count);
        await LoadedExtension.UntilCountAsync(popup, "sent", told.Count);

        Assert.Equal([told], await Lines.ReadAsync());
        Assert.Equal(["0", "0"], [await TextAsync(popup, "waiting"), await TextAsync(popup, "conflicts")]);
    }

    [ChromiumFact]
    public async Task The_popup_tells_of_a_wrong_key_and_a_pause_cuts_the_session()
    {
        using var folder = new TemporaryFolder();
        await using var table = await TablePage.StartAsync();
        using var service = await CaptureProcess.StartAsync(ConnectionString, folder);
        await using var chromium = await Chromium.StartAsync(folder, LoadedExtension.Write(folder, table.Origin));
        var popup = await chromium.OpenAsync(LoadedExtension.Popup);
        var address = $"http://127.0.0.1:{service.Port}";

        Assert.Equal("Another machine has to be reached by https://: the key must not go in the clear.", await LoadedExtension.SetUpAsync(popup, "http://192.0.2.1:5110", "x"));
        Assert.Equal("Saved.", await LoadedExtension.SetUpAsync(popup, address, "wrong"));
        await LoadedExtension.UntilStateAsync(popup, "Key refused");
        var page = await chromium.OpenAsync($"{table.Origin}/?hands=1");
        await LoadedExtension.UntilCountAsync(popup, "waiting", LinesOfShowdown);
        Assert.Equal(0, await Lines.CountAsync("SELECT count(*) FROM capture_line"));

        Assert.Equal("Saved.", await SetUpAsync(popup, service.Port));
        await Lines.UntilAsync(LinesOfShowdown);
        await LoadedExtension.UntilStateAsync(popup, "Connected");
        await popup.EvaluateAsync("document.getElementById('pause').click()");
        await LoadedExtension.UntilStateAsync(popup, "Paused");
        await page.EvaluateAsync("play(1)");
        await Lines.UntilAsync("SELECT count(*) FROM capture_session WHERE ended_at IS NOT NULL", 1);
        await popup.EvaluateAsync("document.getElementById('pause').click()");
        await LoadedExtension.UntilStateAsync(popup, "Connected");
        await page.EvaluateAsync("play(1)");
        await Lines.UntilAsync(2 * LinesOfShowdown);
        var told = await ToldAsync(page);
        await LoadedExtension.UntilCountAsync(popup, "captured", 2 * LinesOfShowdown);

        Assert.Equal([told[..LinesOfShowdown], told[^LinesOfShowdown..]], await Lines.ReadAsync());
    }

    [ChromiumFact]
    public async Task A_session_that_is_not_accepted_stops_no_other_and_the_popup_says_why()
    {
        using var folder = new TemporaryFolder();
        await using var table = await TablePage.StartAsync();
        using var service = await CaptureProcess.StartAsync(ConnectionString, folder, ("Poker__Capture__MostRequestBytes", "10000"));
        await using var chromium = await Chromium.StartAsync(folder, LoadedExtension.Write(folder, table.Origin));
        var popup = await chromium.OpenAsync(LoadedExtension.Popup);
        Assert.Equal("Saved.", await SetUpAsync(popup, service.Port));
        var large = await chromium.OpenAsync(table.Origin);
        await large.EvaluateAsync("console.log('x'.repeat(20_000))");
        await popup.UntilAsync("document.getElementById('aside').textContent.startsWith('One session is not accepted, and kept to be tried again: ')", "the popup said so");

        var page = await chromium.OpenAsync($"{table.Origin}/?hands=2");
        var told = await ToldAsync(page);
        await Lines.UntilAsync(told.Count);
        await LoadedExtension.UntilCountAsync(popup, "sent", told.Count);

        Assert.Equal([told], await Lines.ReadAsync());
        Assert.Equal(("Connected", "1"), (await TextAsync(popup, "state"), await TextAsync(popup, "waiting")));
    }

    [ProgramFact("node")]
    public async Task The_scripts_pass_their_own_tests()
    {
        var (exitCode, output, errors) = await Shell.RunAsync($"cd '{Clone.PathOf("extension")}' && node --test tests/*.test.js", deadlineSeconds: 60);

        Assert.True(exitCode == 0, output + errors);
        Assert.Matches("# pass [1-9][0-9]", output);
    }

    private static Task<string> TextAsync(BrowserTab popup, string id) => popup.ReadAsync($"document.getElementById('{id}').textContent");

    private static async Task<List<string>> ToldAsync(BrowserTab page) => (await page.EvaluateAsync("told")).Deserialize<List<string>>()!;

    private async Task<string> SetUpAsync(BrowserTab popup, int port) => await LoadedExtension.SetUpAsync(
        popup, $"http://127.0.0.1:{port}", await new SourceStore(DataSource).AddKeyAsync($"browser {port}", "plain", CancellationToken.None));
}
