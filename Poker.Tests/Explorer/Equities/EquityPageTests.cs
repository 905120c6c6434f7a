using Microsoft.Playwright;
using Poker.Tests.Coordinator;
using Poker.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Poker.Tests.Explorer.Equities;

public sealed class EquityPageTests(PostgresFixture postgres, ExplorerBrowser browser) : DatabaseTests(postgres), IClassFixture<ExplorerBrowser>
{
    [ChromiumFact]
    public async Task Equities_come_as_they_are_typed_and_can_be_shared()
    {
        await using var host = await HostAsync();
        await using var explorer = await browser.OpenAsync(At(host, "equity"));
        var page = explorer.Page;
        await Expect(page.GetByText("Two players are wanted")).ToBeVisibleAsync();
        await explorer.AssertAccessibleAsync();

        await page.GetByLabel("Player 1").FillAsync("AA");
        await page.GetByLabel("Player 2").FillAsync("KK");
        await Expect(page.Locator(".large strong")).ToHaveTextAsync(["81.95 %", "18.05 %"]);
        await Expect(page.GetByText("Exact: every deal was counted")).ToBeVisibleAsync();
        Assert.Equal("players=AA/KK", Uri.UnescapeDataString(new Uri(page.Url).Query[1..]));

        await page.GetByLabel("Board (none").FillAsync("KcKd2h");
        await Expect(page.Locator(".large strong")).ToHaveTextAsync(["0.10 %", "99.90 %"]);
        await page.ReloadAsync();
        await Expect(page.Locator(".large strong")).ToHaveTextAsync(["0.10 %", "99.90 %"]);
        await explorer.AssertAccessibleAsync();
        await explorer.AssertSoundAsync();
    }

    [ChromiumFact]
    public async Task A_range_is_drawn_on_the_grid_by_mouse_and_by_keyboard()
    {
        await using var host = await HostAsync();
        await using var explorer = await browser.OpenAsync(At(host, "equity?players=KK/random&board=2c7d9h"));
        var page = explorer.Page;
        await page.GetByText("Grid: the range, and equity by hand").First.ClickAsync();
        var grid = page.GetByRole(AriaRole.Grid, new() { Name = "Range of player 1" });
        await Expect(grid.GetByRole(AriaRole.Gridcell, new() { Name = "KK: in the range, equity" })).ToBeVisibleAsync();

        // A drag from queens to jacks takes both; what was drawn is written as a run.
        await grid.Locator(".cell").Nth(28).HoverAsync();
        await page.Mouse.DownAsync();
        await grid.Locator(".cell").Nth(42).HoverAsync();
        await page.Mouse.UpAsync();
        await Expect(page.GetByLabel("Player 1", new() { Exact = true })).ToHaveValueAsync("KK-JJ");

        await grid.Locator(".cell").Nth(42).FocusAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByLabel("Player 1", new() { Exact = true })).ToHaveValueAsync("KK,JJ");
        await Expect(page.GetByText("Exact: every deal was counted")).ToBeVisibleAsync();
        await Expect(page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
        await explorer.AssertAccessibleAsync();
        await explorer.AssertSoundAsync();
    }

    [ChromiumFact]
    public async Task Random_deals_tell_their_error_which_shrinks()
    {
        await using var host = await HostAsync();
        await using var explorer = await browser.OpenAsync(At(host, ""));
        var page = explorer.Page;
        var asked = new List<string>();
        page.Request += (_, request) =>
        {
            if (request.Url.Contains("milliseconds=", StringComparison.Ordinal))
            {
                asked.Add(request.Url[(request.Url.IndexOf("milliseconds=", StringComparison.Ordinal) + 13)..]);
            }
        };
        await page.GotoAsync(At(host, "equity?players=AhKh/22%2B/random").ToString());

        await Expect(page.GetByText("random deals (seed 1), ±")).ToContainTextAsync("confidence.", new() { Timeout = 20_000 });
        Assert.Equal(["100", "400", "1500"], asked);
        await Expect(page.Locator(".large .quiet").First).ToContainTextAsync("±");
    }

    [ChromiumFact]
    public async Task What_cannot_be_read_is_told_beside_it()
    {
        await using var host = await HostAsync();
        await using var explorer = await browser.OpenAsync(At(host, "equity?players=AA/KKx"));
        var page = explorer.Page;

        await Expect(page.GetByLabel("Player 2")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.Locator(".told.wrong")).ToContainTextAsync("Cannot read 'KKx'");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Player 2: Cannot read");
        await explorer.AssertAccessibleAsync();
        await page.GetByLabel("Player 2").FillAsync("KK");
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await Expect(page.Locator(".large strong").First).ToHaveTextAsync("81.95 %");
    }

    [ChromiumFact]
    public async Task What_is_awaited_and_what_failed_is_told()
    {
        await using var host = await HostAsync();
        await using var explorer = await browser.OpenAsync(At(host, ""));
        var page = explorer.Page;
        var held = await explorer.HoldAsync("equity?*");
        await page.GotoAsync(At(host, "equity?players=AA/KK").ToString());

        await Expect(page.GetByText("Loading…")).ToBeVisibleAsync();
        await (await held.NextAsync()).AbortAsync();
        await explorer.AssertTriedAgainAsync("does not answer");
        await Expect(page.Locator(".large strong").First).ToHaveTextAsync("81.95 %");
    }

    [ChromiumTheory]
    [InlineData(360, 640, ColorScheme.Light)]
    [InlineData(360, 640, ColorScheme.Dark)]
    [InlineData(1280, 800, ColorScheme.Light)]
    [InlineData(1280, 800, ColorScheme.Dark)]
    public async Task It_fits_and_is_accessible_at_every_size_and_in_both_colour_schemes(int width, int height, ColorScheme colors)
    {
        await using var host = await HostAsync();
        await using var explorer = await browser.OpenAsync(At(host, "equity?players=15%25/22%2B,A2s%2B,KTs%2B:0.5&board=2c7d9h"), width, height, colors);
        await Expect(explorer.Page.Locator(".large")).ToHaveCountAsync(2);
        foreach (var summary in await explorer.Page.GetByText("Grid: the range, and equity by hand").AllAsync())
        {
            await summary.ClickAsync();
        }

        await Expect(explorer.Page.Locator(".cell.heat").First).ToBeVisibleAsync();
        await explorer.AssertAccessibleAsync();
        await explorer.AssertSoundAsync();
        await explorer.PictureAsync($"equity-{width}-{colors}");
    }

    private static Uri At(CoordinatorHost host, string path) => new(host.Http.BaseAddress!, path);

    private Task<CoordinatorHost> HostAsync() => CoordinatorHost.StartAsync(ConnectionString, [], ("Poker:Token", null));
}
