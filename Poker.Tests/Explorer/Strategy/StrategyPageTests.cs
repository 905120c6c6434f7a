using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Poker.Tests.Coordinator;
using Poker.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Poker.Tests.Explorer.Strategy;

public sealed class StrategyPageTests(PostgresFixture postgres, ExplorerBrowser browser) : DatabaseTests(postgres), IClassFixture<ExplorerBrowser>
{
    private const string Flop = "strategy?path=b3+c+%2F&board=TcJdQh", River = "strategy?path=c+x+%2F+x+x+%2F+x+x+%2F+x&board=TcJdQhTdAs&cell=KQs";

    [ChromiumFact]
    public async Task A_hand_is_gone_through_from_the_first_decision_to_a_river()
    {
        await RoyalStrategy.StoreAsync(DataSource);
        await using var host = await HostAsync();
        await using var explorer = await browser.OpenAsync(new Uri(host.Http.BaseAddress!, "strategy"));
        var page = explorer.Page;
        var line = page.GetByRole(AriaRole.List, new() { Name = "The hand so far" });

        await Expect(page.GetByRole(AriaRole.Grid, new() { Name = "Range of the button" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Gridcell)).ToHaveCountAsync(169);
        await line.GetByRole(AriaRole.Button, new() { Name = "call" }).ClickAsync();
        await line.GetByRole(AriaRole.Button, new() { Name = "check" }).ClickAsync();
        await Expect(page.GetByText("The flop needs 3 more cards")).ToBeVisibleAsync();
        await explorer.AssertAccessibleAsync();

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "deuce of clubs" }).Or(page.GetByRole(AriaRole.Button, new() { Name = "2 of clubs" }))).ToBeDisabledAsync();
        foreach (var card in (string[])["ace of spades", "king of hearts", "ten of clubs"])
        {
            await page.GetByRole(AriaRole.Button, new() { Name = card, Exact = true }).ClickAsync();
        }

        await Expect(page.GetByRole(AriaRole.Grid, new() { Name = "Range of the big blind" })).ToBeVisibleAsync();
        foreach (var _ in (int[])[1, 2])
        {
            foreach (var player in (string[])["big blind", "button"])
            {
                await Expect(line.Locator(".now .by")).ToHaveTextAsync(player);
                await line.Locator(".now").GetByRole(AriaRole.Button, new() { Name = "check" }).ClickAsync();
            }

            await Expect(page.GetByText("needs another card")).ToBeVisibleAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Random", Exact = true }).ClickAsync();
            await Expect(page.GetByText("needs another card")).ToHaveCountAsync(0);
        }

        await Expect(page.GetByText("Value of the range").Locator("..")).ToContainTextAsync("bb");
        var path = page.GetByRole(AriaRole.Textbox, new() { Name = "Words of the hand so far" });
        await Expect(path).ToHaveValueAsync("c x / x x / x x /");
        await Expect(page.GetByText("./poker strategy --history \"c x / x x / x x /\" --board AsKhTc")).ToBeVisibleAsync();

        await line.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^button pot 1.50") }).ClickAsync();
        await Expect(path).ToHaveValueAsync("");
        await page.GoBackAsync();
        await Expect(path).ToHaveValueAsync("c x / x x / x x /");
        await explorer.AssertSoundAsync();
    }

    [ChromiumFact]
    public async Task A_cell_tells_its_suits_and_arrows_move_in_the_grid()
    {
        await RoyalStrategy.StoreAsync(DataSource);
        await using var host = await HostAsync();
        await using var explorer = await browser.OpenAsync(new Uri(host.Http.BaseAddress!, Flop));
        var page = explorer.Page;
        var first = page.GetByRole(AriaRole.Gridcell, new() { NameRegex = new Regex("^AA:") });

        await first.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.GetByRole(AriaRole.Gridcell, new() { NameRegex = new Regex("^KQs:") })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        var details = page.GetByRole(AriaRole.Region, new() { Name = "KQs", Exact = true });
        await Expect(details.GetByRole(AriaRole.Row)).ToHaveCountAsync(4);
        await Expect(page).ToHaveURLAsync(new Regex("cell=KQs"));
        await page.Keyboard.PressAsync("Home");
        await Expect(page.GetByRole(AriaRole.Gridcell, new() { NameRegex = new Regex("^AKo:") })).ToBeFocusedAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "button", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Grid, new() { Name = "Range of the button" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Buckets" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Regret a" })).ToBeVisibleAsync();
        await explorer.AssertAccessibleAsync();
        await explorer.AssertSoundAsync();
        await explorer.PictureAsync("strategy-buckets");
    }

    [ChromiumFact]
    public async Task A_path_can_be_pasted_and_a_wrong_one_is_told_with_what_would_be_right()
    {
        await RoyalStrategy.StoreAsync(DataSource);
        await using var host = await HostAsync();
        await using var explorer = await browser.OpenAsync(new Uri(host.Http.BaseAddress!, "strategy"));
        var page = explorer.Page;
        var path = page.GetByRole(AriaRole.Textbox, new() { Name = "Words of the hand so far" });

        await path.FillAsync("b2.5");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("The blueprint's tree lacks a bet of this path")).ToBeVisibleAsync();
        await path.FillAsync("b1.5");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("the button may f, c, b2 to b20 (a) there");
        await explorer.AssertAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Start over" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    [ChromiumFact]
    public async Task Two_blueprints_are_compared()
    {
        await RoyalStrategy.StoreAsync(DataSource);
        using var folder = new TemporaryFolder();
        RoyalBlueprint.WriteTo(folder.Root);
        await using var host = await CoordinatorHost.StartAsync(ConnectionString, [], ("Poker:Token", null), ("Poker:Explorer:Folder", folder.Root));
        await using var explorer = await browser.OpenAsync(new Uri(host.Http.BaseAddress!, Flop));
        var page = explorer.Page;

        await page.GetByLabel("Compare with").SelectOptionAsync("checkpoint");
        await Expect(page.GetByRole(AriaRole.Grid)).ToHaveCountAsync(3);
        await page.GetByRole(AriaRole.Grid, new() { Name = "Difference of the two" }).GetByRole(AriaRole.Gridcell, new() { NameRegex = new Regex("^AKs:") }).ClickAsync();
        await Expect(page.GetByText("This hand's mixes are")).ToBeVisibleAsync();
        await explorer.AssertAccessibleAsync();
        await explorer.AssertSoundAsync();
        await explorer.PictureAsync("strategy-comparison");
        await page.GetByLabel("Compare with").SelectOptionAsync("");
        await Expect(page.GetByRole(AriaRole.Grid)).ToHaveCountAsync(1);
    }

    [ChromiumFact]
    public async Task Beside_a_blueprint_that_never_comes_there_the_page_says_so_and_shows_what_it_would_do()
    {
        await RoyalStrategy.StoreAsync(DataSource);
        using var folder = new TemporaryFolder();
        RoyalBlueprint.WriteTo(folder.Root, batches: 0);
        await using var host = await CoordinatorHost.StartAsync(ConnectionString, [], ("Poker:Token", null), ("Poker:Explorer:Folder", folder.Root));
        await using var explorer = await browser.OpenAsync(new Uri(host.Http.BaseAddress!, $"{Flop}&with=checkpoint"));

        await Expect(explorer.Page.GetByText("In the second, the big blind never comes here")).ToBeVisibleAsync();
        var second = explorer.Page.GetByRole(AriaRole.Grid, new() { NameRegex = new Regex(", the second$") });
        var cell = second.GetByRole(AriaRole.Gridcell, new() { NameRegex = new Regex("^AKs:") });
        await Expect(cell).ToHaveAttributeAsync("aria-label", new Regex("check 100.0 %; 0.0 % of it in the range"));
        Assert.Equal("100% 100%", await cell.EvaluateAsync<string>("cell => getComputedStyle(cell).backgroundSize"));
        await explorer.AssertAccessibleAsync();
        await explorer.AssertSoundAsync();
    }

    [ChromiumFact]
    public async Task Without_a_blueprint_the_page_says_how_to_get_one_while_one_is_awaited_it_says_so()
    {
        await using var host = await HostAsync();
        await using var explorer = await browser.OpenAsync(host.Http.BaseAddress!);
        var held = await explorer.HoldAsync("strategy/blueprints");
        await explorer.FollowAsync("Strategy");
        await Expect(explorer.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Loading…");
        await (await held.NextAsync()).ContinueAsync();
        await Expect(explorer.Page.GetByRole(AriaRole.Heading, new() { Name = "There is no blueprint yet" })).ToBeVisibleAsync();
        await explorer.AssertAccessibleAsync();
        await explorer.AssertSoundAsync();
    }

    [ChromiumFact]
    public async Task A_failing_call_is_told_and_tried_again()
    {
        await RoyalStrategy.StoreAsync(DataSource);
        await using var host = await HostAsync();
        await using var explorer = await browser.OpenAsync(host.Http.BaseAddress!);
        var page = explorer.Page;
        await explorer.CutAsync("strategy?*");
        await explorer.FollowAsync("Strategy");
        await explorer.AssertTriedAgainAsync("does not answer");
        await Expect(page.GetByRole(AriaRole.Grid)).ToBeVisibleAsync();
    }

    [ChromiumTheory]
    [InlineData(360, 640, ColorScheme.Light)]
    [InlineData(360, 640, ColorScheme.Dark)]
    [InlineData(1280, 800, ColorScheme.Light)]
    [InlineData(1280, 800, ColorScheme.Dark)]
    public async Task It_fits_and_is_accessible_at_every_size_and_in_both_colour_schemes(int width, int height, ColorScheme colors)
    {
        await RoyalStrategy.StoreAsync(DataSource);
        await using var host = await HostAsync();
        await using var explorer = await browser.OpenAsync(new Uri(host.Http.BaseAddress!, River), width, height, colors);
        await Expect(explorer.Page.GetByRole(AriaRole.Region, new() { Name = "KQs", Exact = true }).GetByRole(AriaRole.Row)).ToHaveCountAsync(4);
        await explorer.AssertAccessibleAsync();
        await explorer.AssertSoundAsync();
        await explorer.PictureAsync($"strategy-{width}-{colors}");
    }

    // This machine's browser needs no token.
    private Task<CoordinatorHost> HostAsync() => CoordinatorHost.StartAsync(ConnectionString, [], ("Poker:Token", null));
}
