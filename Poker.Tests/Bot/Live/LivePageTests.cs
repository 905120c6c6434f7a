using Microsoft.Playwright;
using Poker.Tests.Explorer;
using Poker.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Poker.Tests.Bot.Live;

public sealed class LivePageTests(PostgresFixture postgres, ExplorerBrowser browser) : DatabaseTests(postgres), IClassFixture<ExplorerBrowser>
{
    [ChromiumTheory]
    [InlineData(360, 640, ColorScheme.Light)]
    [InlineData(1280, 800, ColorScheme.Dark)]
    public async Task The_page_of_the_loop_is_accessible(int width, int height, ColorScheme colors)
    {
        await using var bot = await BotServer.StartAsync(ConnectionString);
        await using var live = await browser.OpenAsync(new Uri(bot.Http.BaseAddress!, "live"), width, height, colors);
        await Expect(live.Page.Locator("#hands")).ToHaveTextAsync("0");
        await live.AssertAccessibleAsync();
        await live.AssertSoundAsync();
    }
}
