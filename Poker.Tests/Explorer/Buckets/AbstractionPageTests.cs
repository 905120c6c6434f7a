using Microsoft.Playwright;
using Poker.Tests.Coordinator;
using Poker.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Poker.Tests.Explorer.Buckets;

public sealed class AbstractionPageTests(PostgresFixture postgres, ExplorerBrowser browser) : DatabaseTests(postgres), IClassFixture<ExplorerBrowser>
{
    [ChromiumFact]
    public async Task A_bucket_is_found_on_the_map_and_leads_to_others_and_to_hands()
    {
        await StoredAbstraction.StoreAsync(DataSource);
        await using var host = await HostAsync();
        await using var explorer = await browser.OpenAsync(At(host, "abstraction"));
        var page = explorer.Page;

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Map of the preflop" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "turn", Exact = true }).ClickAsync();
        await Expect(page.Locator(".map circle")).ToHaveCountAsync(20);
        await page.Locator(".map circle[data-bucket='12']").ClickAsync();
        var bucket = page.GetByRole(AriaRole.Region, new() { Name = "Bucket 12 of the turn" });
        await Expect(bucket.GetByText("Mean equity", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(bucket.Locator(".near li")).ToHaveCountAsync(8);
        await Expect(bucket.Locator(".members li").First).ToBeVisibleAsync();
        Assert.EndsWith("?street=turn&bucket=12", page.Url, StringComparison.Ordinal);
        await explorer.AssertAccessibleAsync();
        await explorer.AssertSoundAsync();

        // With the keyboard to the next one by equity, and back by the browser.
        await page.Locator(".map").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Bucket 13 of the turn" })).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Bucket 12 of the turn" })).ToBeVisibleAsync();

        var member = page.Locator(".members button").First;
        await Expect(member).ToBeVisibleAsync();
        await member.ClickAsync();
        await Expect(page.GetByText("Equity, exact")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "turn 12", Exact = true })).ToBeVisibleAsync();
    }

    [ChromiumFact]
    public async Task Hands_are_typed_or_picked_and_compared()
    {
        await StoredAbstraction.StoreAsync(DataSource);
        await using var host = await HostAsync();
        await using var explorer = await browser.OpenAsync(At(host, "abstraction"));
        var page = explorer.Page;

        await page.GetByLabel("Hands: pocket cards").FillAsync("AhKh TcJcQd");
        await page.GetByRole(AriaRole.Button, new() { Name = "Look up", Exact = true }).First.ClickAsync();
        await Expect(page.Locator(".hands .panel")).ToHaveCountAsync(1);
        await page.GetByText("Pick cards").ClickAsync();
        foreach (var card in (string[])["ace of clubs", "ace of diamonds", "ten of hearts", "jack of hearts", "queen of hearts"])
        {
            await page.GetByRole(AriaRole.Button, new() { Name = card }).ClickAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Compare with it" }).ClickAsync();
        await Expect(page.Locator(".hands .panel")).ToHaveCountAsync(2);
        await Expect(page.GetByText("Earth mover's distances")).ToBeVisibleAsync();
        await Expect(page.Locator(".distances tbody tr")).ToHaveCountAsync(2);
        await Expect(page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
        await explorer.AssertAccessibleAsync();
        await explorer.AssertSoundAsync();

        await page.GetByLabel("Hands: pocket cards").FillAsync("AhKh Tc");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("has 3 cards");
        await explorer.AssertAccessibleAsync();
    }

    [ChromiumFact]
    public async Task Without_a_clustering_the_page_tells_how_to_get_one()
    {
        await using var host = await HostAsync();
        await using var explorer = await browser.OpenAsync(At(host, "abstraction"));

        await Expect(explorer.Page.GetByText("Nothing is clustered yet")).ToBeVisibleAsync();
        await Expect(explorer.Page.GetByText("./poker cluster")).ToBeVisibleAsync();
        await explorer.AssertAccessibleAsync();
        await explorer.AssertSoundAsync();
    }

    [ChromiumFact]
    public async Task What_is_awaited_and_what_failed_is_told()
    {
        await StoredAbstraction.StoreAsync(DataSource);
        await using var host = await HostAsync();
        await using var explorer = await browser.OpenAsync(At(host, ""));
        var page = explorer.Page;
        var held = await explorer.HoldAsync("abstraction/flop");
        await page.GotoAsync(At(host, "abstraction?street=flop").ToString());

        await Expect(page.GetByText("Loading…")).ToBeVisibleAsync();
        await (await held.NextAsync()).AbortAsync();
        await explorer.AssertTriedAgainAsync("does not answer");
        await Expect(page.Locator(".map circle")).ToHaveCountAsync(15);
        await page.GotoAsync(At(host, "abstraction?street=flop&bucket=99").ToString());
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("0 to 14");
    }

    [ChromiumTheory]
    [InlineData(360, 640, ColorScheme.Light)]
    [InlineData(360, 640, ColorScheme.Dark)]
    [InlineData(1280, 800, ColorScheme.Light)]
    [InlineData(1280, 800, ColorScheme.Dark)]
    public async Task It_fits_and_is_accessible_at_every_size_and_in_both_colour_schemes(int width, int height, ColorScheme colors)
    {
        await StoredAbstraction.StoreAsync(DataSource);
        await using var host = await HostAsync();
        await using var explorer = await browser.OpenAsync(
            At(host, "abstraction?street=flop&bucket=7&hands=AhKh TcJcQd, AcAs TcJcQd"), width, height, colors);

        await Expect(explorer.Page.Locator(".members li").First).ToBeVisibleAsync();
        await Expect(explorer.Page.Locator(".hands .panel")).ToHaveCountAsync(2);
        await explorer.AssertAccessibleAsync();
        await explorer.AssertSoundAsync();
        await explorer.PictureAsync($"abstraction-{width}-{colors}");
    }

    private static Uri At(CoordinatorHost host, string path) => new(host.Http.BaseAddress!, path);

    private Task<CoordinatorHost> HostAsync() => CoordinatorHost.StartAsync(ConnectionString, [], ("Poker:Token", null));
}
