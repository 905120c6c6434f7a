using Microsoft.Playwright;
using Poker.Tests.Explorer;
using Poker.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Poker.Tests.Bot.Tables;

public sealed class TableAccessibilityTests(ExplorerBrowser browser) : IClassFixture<ExplorerBrowser>
{
    private const string Quick = "speed=none&seconds=0";

    [ChromiumTheory]
    [InlineData(360, 640, ColorScheme.Light)]
    [InlineData(1280, 800, ColorScheme.Dark)]
    public async Task The_table_is_accessible_empty_at_a_decision_and_in_its_dialogs(int width, int height, ColorScheme colors)
    {
        await using var host = await TableHost.StartAsync();
        await using var empty = await browser.OpenAsync(host.Address, width, height, colors);
        await Expect(empty.Page.GetByRole(AriaRole.Heading).First).ToBeVisibleAsync();
        await empty.AssertAccessibleAsync();

        await using var table = await browser.OpenAsync(new Uri(host.Address, $"?opponents=call,call,call,call,call&{Quick}"), width, height, colors);
        await Expect(table.Page.Locator("#call")).ToBeEnabledAsync();
        await table.AssertAccessibleAsync();
        await table.Page.Keyboard.PressAsync("c");
        await Expect(table.Page.Locator("#board")).ToBeVisibleAsync();
        if (await table.Page.Locator("#history").IsHiddenAsync())
        {
            await table.Page.Keyboard.PressAsync("h");
        }

        await Expect(table.Page.Locator("#history")).ToBeVisibleAsync();
        await table.AssertAccessibleAsync();
        await table.Page.Keyboard.PressAsync("?");
        await Expect(table.Page.Locator("#help")).ToBeVisibleAsync();
        await table.AssertAccessibleAsync();
        await table.AssertSoundAsync();
    }
}
