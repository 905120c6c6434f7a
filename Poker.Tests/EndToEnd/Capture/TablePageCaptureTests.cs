using Poker.Infrastructure.Capture;
using Poker.Tests.Bot.Tables;
using Poker.Tests.Harness;

namespace Poker.Tests.EndToEnd.Capture;

/// <summary>The table page and the extension in a real Chromium: the loop's browser game.</summary>
public sealed class TablePageCaptureTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    private const int Hands = 12;

    [ChromiumFact]
    public async Task Hands_that_are_played_at_the_table_page_are_captured_and_accepted()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TableHost.StartAsync();
        using var service = await CaptureProcess.StartAsync(ConnectionString, folder);
        await using var chromium = await Chromium.StartAsync(folder, LoadedExtension.Write(folder, $"http://127.0.0.1:{host.Address.Port}"));
        var popup = await chromium.OpenAsync(LoadedExtension.Popup);
        var key = await new SourceStore(DataSource).AddKeyAsync("browser", null, CancellationToken.None);
        Assert.Equal("Saved.", await LoadedExtension.SetUpAsync(popup, $"http://127.0.0.1:{service.Port}", key));
        await LoadedExtension.UntilStateAsync(popup, "Connected");

        var page = await TableTab.OpenAsync(chromium, $"{host.Address}?opponents=random,call,random&speed=none&seconds=0&auto=random&hands={Hands}");
        await page.UntilAsync($"poker.state.waiting !== null && poker.state.hand >= {Hands}", "the hands were played");
        var printed = await page.PrintedAsync();
        var played = await page.NumberAsync("poker.state.hand");
        await page.CloseAsync();

        var lines = new CapturedLines(DataSource);
        await lines.UntilAsync(printed.Count);
        await lines.UntilAsync("SELECT count(*) FROM hand", played);
        Assert.Equal(0, await lines.CountAsync("SELECT count(*) FROM quarantine"));
        Assert.Equal([printed], (await lines.ReadAsync()).Where(session => session.Count > 0));
    }
}
