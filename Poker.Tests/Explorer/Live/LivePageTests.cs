using Microsoft.Playwright;
using Poker.Tests.Coordinator;
using Poker.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Poker.Tests.Explorer.Live;

public sealed class LivePageTests(PostgresFixture postgres, ExplorerBrowser browser) : CoordinatorTests(postgres), IClassFixture<ExplorerBrowser>
{
    [ChromiumFact]
    public async Task With_nothing_there_it_says_how_to_begin()
    {
        await using var host = await OpenHostAsync();
        await using var explorer = await browser.OpenAsync(new Uri(host.Http.BaseAddress!, "live"));
        foreach (var title in (string[])["No trial is under way", "There is no model yet", "There was no cycle yet", "Nothing has been captured yet"])
        {
            await Expect(explorer.Page.GetByRole(AriaRole.Heading, new() { Name = title })).ToBeVisibleAsync();
        }

        await explorer.AssertAccessibleAsync();
        await explorer.AssertSoundAsync();
    }

    [ChromiumTheory]
    [InlineData(360, 640, ColorScheme.Light)]
    [InlineData(360, 640, ColorScheme.Dark)]
    [InlineData(1280, 800, ColorScheme.Light)]
    [InlineData(1280, 800, ColorScheme.Dark)]
    public async Task Trials_models_promotions_cycles_and_captured_hands_are_shown(int width, int height, ColorScheme colors)
    {
        await MadeUpLoop.CaptureAsync(DataSource);
        await MadeUpLoop.ModelsAsync(DataSource);
        await MadeUpLoop.TryAsync(DataSource, 300, 0.4);
        await using var host = await OpenHostAsync();
        await using var explorer = await browser.OpenAsync(new Uri(host.Http.BaseAddress!, "live?model=2"), width, height, colors);
        var page = explorer.Page;

        await Expect(page.GetByText("undecided so far")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Figure, new() { Name = "Difference and its bounds" }).Locator("canvas")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Figure, new() { Name = "Evidence" })).ToContainTextAsync("better at 4.61");
        var version = page.GetByRole(AriaRole.Article, new() { Name = "Version 2" });
        await Expect(version).ToContainTextAsync("not better: -0.1 <i>big</i> blinds");
        await Expect(version).ToContainTextAsync("0.51235");
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "Promotions" })).ToContainTextAsync("no model was in production");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "All cycles" })).ToContainTextAsync("better in the testbed");
        await Expect(page.GetByText("IllegalAction")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = "a <b>source</b> session" })).ToBeVisibleAsync();
        await explorer.AssertAccessibleAsync();
        await explorer.AssertSoundAsync();
        await explorer.PictureAsync($"live-{width}-{colors}");
    }

    [ChromiumFact]
    public async Task A_version_is_picked_in_its_lineage_and_what_comes_meanwhile_is_shown()
    {
        await MadeUpLoop.ModelsAsync(DataSource);
        await MadeUpLoop.TryAsync(DataSource, 10, 0.4);
        await using var host = await OpenHostAsync();
        await using var explorer = await browser.OpenAsync(new Uri(host.Http.BaseAddress!, "live"));
        var page = explorer.Page;
        var lineage = page.GetByRole(AriaRole.List, new() { Name = "Lineage" });
        await Expect(lineage.GetByRole(AriaRole.Listitem)).ToContainTextAsync(["version 1", "version 2", "version 4", "version 3"]);

        await lineage.GetByRole(AriaRole.Button, new() { Name = "version 3" }).ClickAsync();
        var version = page.GetByRole(AriaRole.Article, new() { Name = "Version 3" });
        await Expect(version).ToContainTextAsync("validated: tried in service");
        await version.GetByText("Evidence").First.ClickAsync();
        await Expect(version.GetByText("passed").First).ToBeVisibleAsync();
        Assert.EndsWith("model=3", page.Url, StringComparison.Ordinal);
        await page.GoBackAsync();
        await Expect(version).ToHaveCountAsync(0);

        await MadeUpLoop.AddAsync(DataSource, 30_000, 0.8);
        await Expect(page.GetByText("the canary is better", new() { Exact = true })).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await explorer.AssertSoundAsync();
    }

    [ChromiumFact]
    public async Task What_cannot_be_read_is_told_beside_what_can()
    {
        await MadeUpLoop.ModelsAsync(DataSource);
        await using var host = await OpenHostAsync();
        await using var explorer = await browser.OpenAsync(new Uri(host.Http.BaseAddress!, "equity"));
        var page = explorer.Page;
        await explorer.RefuseAsync("live/cycles");
        await explorer.HoldAsync("live");
        await explorer.FollowAsync("Live loop");

        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Captured hands" }).GetByText("Loading…").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "Lineage" })).ToBeVisibleAsync();
        await explorer.AssertTriedAgainAsync(ExplorerPage.DatabaseAway);
    }

    [ChromiumFact]
    public async Task Sessions_that_are_awaited_or_cannot_be_read_are_told_below_the_counts_that_can()
    {
        await MadeUpLoop.CaptureAsync(DataSource);
        await using var host = await OpenHostAsync();
        await using var explorer = await browser.OpenAsync(new Uri(host.Http.BaseAddress!, "equity"));
        var held = await explorer.HoldAsync("live/sessions");
        await explorer.FollowAsync("Live loop");

        var captured = explorer.Page.GetByRole(AriaRole.Region, new() { Name = "Captured hands" });
        await Expect(captured.GetByText("IllegalAction")).ToBeVisibleAsync();
        await Expect(captured.GetByRole(AriaRole.Status)).ToHaveTextAsync("Loading…");
        await Expect(captured.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await explorer.AssertAccessibleAsync();

        await (await held.NextAsync()).FulfillAsync(ExplorerPage.Refusal());
        await Expect(captured.GetByRole(AriaRole.Status)).ToHaveCountAsync(0);
        await Expect(captured.GetByText("IllegalAction")).ToBeVisibleAsync();
        await explorer.AssertAccessibleAsync();
        await explorer.AssertTriedAgainAsync(ExplorerPage.DatabaseAway);
        await Expect(captured.GetByRole(AriaRole.Rowheader, new() { Name = "a <b>source</b> session" })).ToBeVisibleAsync();
        await explorer.AssertSoundAsync();
    }

    // This machine's browser needs no token.
    private Task<CoordinatorHost> OpenHostAsync() => HostAsync(("Poker:Token", null));
}
