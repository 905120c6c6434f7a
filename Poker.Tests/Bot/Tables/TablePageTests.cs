using Microsoft.Extensions.DependencyInjection;
using Poker.Bot.Tables.Playing;
using Poker.Bot.Tables.Serving;
using Poker.Core.Dialects;
using Poker.Tests.Core.Dialects;
using Poker.Tests.Harness;

namespace Poker.Tests.Bot.Tables;

/// <summary>The table page in a real Chromium.</summary>
public sealed class TablePageTests
{
    private const string Quick = "speed=none&seconds=0";

    [ChromiumFact]
    public async Task A_person_opens_a_table_and_plays_by_keyboard_alone()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TableHost.StartAsync();
        await using var chromium = await Chromium.StartAsync(folder);
        var page = await TableTab.OpenAsync(chromium, $"{host.Address}");
        await page.UntilAsync("!document.getElementById('empty-action').hidden", "the page was ready");
        await page.TabToAsync("empty-action");
        await page.PressAsync("Enter");
        await page.UntilAsync("document.getElementById('setup').open && !document.getElementById('setup-go').disabled", "the dialog was filled");
        await page.TabToAsync("setup-go");
        await page.PressAsync("Enter");

        await page.UntilTurnAsync();
        Assert.Equal("Call 50", await page.ReadAsync("document.getElementById('call').textContent"));
        await page.PressAsync("?");
        await page.UntilAsync("document.getElementById('help').open", "the help was open");
        await page.PressAsync("Escape");
        await page.UntilAsync("!document.getElementById('help').open", "the help was closed");
        await page.PressAsync("3");
        Assert.Equal("Raise to 250", await page.ReadAsync("document.getElementById('raise').textContent"));
        await page.PressAsync("r");
        foreach (var digit in "320")
        {
            await page.PressAsync($"{digit}");
        }

        await page.PressAsync("Enter");
        await page.UntilAsync("printed.includes('Player 1 raises to 320')", "the raise was printed");
        await page.UntilTurnAsync();
        await page.PressAsync("c");
        await page.UntilAsync("printed.includes('Player 1 checks')", "the check was printed");
        await page.UntilTurnAsync();
        // Folding is not offered where checking is free.
        await page.PressAsync("f");
        Assert.Equal(0, await page.NumberAsync("printed.filter(line => line.endsWith('folds')).length"));
        await page.PressAsync("5");
        Assert.Equal("All-in 9,680", await page.ReadAsync("document.getElementById('raise').textContent"));
        await page.PressAsync("Enter");
        await page.UntilAsync("poker.state.phase === 'over'", "the hand was over");

        Assert.IsType<AcceptedHand>(Assert.Single(Lines.Assemble(DialectCatalog.Plain, await page.PrintedAsync())));
        Assert.Contains("all-in", await page.ReadAsync("document.getElementById('lines').textContent"), StringComparison.Ordinal);
        Assert.NotEqual("", await page.ReadAsync("document.getElementById('live').textContent"));
        await page.AssertSoundAsync();
    }

    [ChromiumFact]
    public async Task What_is_played_by_mouse_comes_out_on_the_console_as_hands_that_are_accepted()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TableHost.StartAsync();
        await using var chromium = await Chromium.StartAsync(folder);
        var page = await TableTab.OpenAsync(chromium, $"{host.Address}?opponents=random,call&{Quick}");
        await page.UntilTurnAsync();
        for (var turns = 0; await page.NumberAsync("poker.state.hand") <= 12; turns++)
        {
            var button = turns % 5 == 4 ? "raise" : turns % 7 == 6 ? "fold" : "call";
            await page.ClickAsync(await page.ReadAsync($"document.getElementById('{button}').disabled ? 'call' : '{button}'"));
            await page.UntilTurnAsync();
        }

        var printed = await page.PrintedAsync();
        Assert.Equal(printed, (await page.EvaluateAsync("poker.lines")).EnumerateArray().Select(line => line.GetString()));
        var hands = Lines.Assemble(DialectCatalog.Plain, printed);
        Assert.True(hands.Count >= 12);
        Assert.All(hands.SkipLast(1), hand => Assert.True(hand is AcceptedHand { Hand.DealtOpen: > 0 }, $"{hand}"));
        await page.AssertSoundAsync();
    }

    [ChromiumFact]
    public async Task A_lost_connection_is_made_again_and_no_line_is_missing_or_doubled()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TableHost.StartAsync();
        await using var relay = new TcpRelay(host.Address.Port);
        await using var chromium = await Chromium.StartAsync(folder);
        var page = await TableTab.OpenAsync(chromium, $"http://127.0.0.1:{relay.Port}/?opponents=call&{Quick}");
        for (var cuts = 0; cuts < 3; cuts++)
        {
            await page.UntilTurnAsync();
            await page.PressAsync("c");
            relay.Cut();
            await page.UntilAsync("poker.link === 'reconnecting'", "the page noticed");
            await page.UntilAsync("poker.link === 'connected'", "the page was back");
        }

        var last = await page.NumberAsync("poker.state.hand");
        while (await page.NumberAsync("poker.state.hand") <= last)
        {
            await page.UntilTurnAsync();
            await page.PressAsync("c");
        }

        var hands = Lines.Assemble(DialectCatalog.Plain, await page.PrintedAsync());
        Assert.All(hands.SkipLast(1), hand => Assert.True(hand is AcceptedHand, $"{hand}"));
        Assert.True(hands.Count > 1);

        // A page that is loaded anew has its seat, and prints the hand in play from its beginning.
        await page.UntilTurnAsync();
        var hand = await page.NumberAsync("poker.state.hand");
        await page.ReloadAsync();
        await page.UntilAsync($"printed.length > 0 && poker.state.you === 1 && printed[0].startsWith('Hand #{hand}.')", "the hand was printed anew");
        await page.AssertSoundAsync();
    }

    [ChromiumFact]
    public async Task The_page_fits_a_phone_and_a_desktop_at_every_size_of_table()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TableHost.StartAsync();
        await using var chromium = await Chromium.StartAsync(folder);
        foreach (var (width, height) in ((int, int)[])[(390, 844), (360, 640), (1280, 800)])
        {
            for (var seats = 2; seats <= 6; seats++)
            {
                var opponents = string.Join(',', Enumerable.Repeat("call", seats - 1));
                var page = await TableTab.OpenAsync(chromium, $"{host.Address}?opponents={opponents}&{Quick}", width, height);
                await page.UntilTurnAsync();
                await page.PressAsync("c");
                await page.UntilAsync("poker.state.board.length === 3 && poker.state.legal !== null", "the flop came");
                Assert.Equal((width, width), (await page.NumberAsync("document.documentElement.scrollWidth"), await page.NumberAsync("innerWidth")));
                var outside = await page.ReadAsync(
                    "JSON.stringify([...document.querySelectorAll('.plate, #board, #buttons button')].map(one => one.getBoundingClientRect())"
                    + ".filter(box => box.left < 0 || box.right > innerWidth).length)");
                Assert.Equal("0", outside);
                await page.AssertSoundAsync();
            }
        }
    }

    [ChromiumFact]
    public async Task A_script_plays_on_by_a_rule_and_a_table_that_is_closed_says_so()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TableHost.StartAsync();
        await using var chromium = await Chromium.StartAsync(folder);
        var page = await TableTab.OpenAsync(chromium, $"{host.Address}?opponents=call&{Quick}&auto=random&hands=25");
        await page.UntilAsync("poker.state.hand >= 25 && poker.state.waiting === 'Waiting for a player.'", "25 hands were played");
        var hands = Lines.Assemble(DialectCatalog.Plain, await page.PrintedAsync());
        Assert.Equal(25, hands.Count);
        Assert.All(hands, hand => Assert.True(hand is AcceptedHand, $"{hand}"));

        var table = host.Services.GetRequiredService<OpenTables>().Find(await page.ReadAsync("new URLSearchParams(location.search).get('table')"))!;
        Assert.True(await table.PostAsync(new TableCommand.Close("It is late."), CancellationToken.None));
        await page.UntilAsync("poker.link === 'gone' && document.getElementById('empty-text').textContent === 'It is late.'", "the page said so");
        await page.ReloadAsync();
        await page.UntilAsync("poker.link === 'gone' && document.getElementById('empty-title').textContent === 'This table is closed'", "it still said so");
        await page.AssertSoundAsync();
    }
}
