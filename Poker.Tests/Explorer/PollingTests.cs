using Microsoft.Playwright;
using Poker.Tests.Coordinator;
using Poker.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Poker.Tests.Explorer;

/// <summary>What pages ask again and again; the page's clock is the test's, so that periods pass at once.</summary>
public sealed class PollingTests(PostgresFixture postgres, ExplorerBrowser browser) : CoordinatorTests(postgres), IClassFixture<ExplorerBrowser>
{
    private const int Period = 5_000, ManyPeriods = 60_000;

    [ChromiumFact]
    public async Task An_answer_that_takes_longer_than_the_period_is_waited_for_and_the_newest_is_shown()
    {
        await using var host = await HostAsync(("Poker:Token", null));
        await using var explorer = await browser.OpenAsync(new Uri(host.Http.BaseAddress!, "equity"));
        var (page, held) = (explorer.Page, await HoldStartAsync(explorer));

        var first = await held.NextAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Loading…");
        await explorer.AssertAccessibleAsync();
        await page.Clock.RunForAsync(ManyPeriods);
        Assert.Equal(1, await CountAsync(explorer, held));
        await AnswerAsync(first, queued: 11);
        await Expect(page.GetByText("11 waiting")).ToBeVisibleAsync();

        await page.Clock.RunForAsync(Period);
        var second = await held.NextAsync();
        await page.Clock.RunForAsync(ManyPeriods);
        Assert.Equal(2, await CountAsync(explorer, held));
        await Expect(page.GetByText("11 waiting")).ToBeVisibleAsync();
        await AnswerAsync(second, queued: 22);
        await Expect(page.GetByText("22 waiting")).ToBeVisibleAsync();
        await Expect(page.GetByText("11 waiting")).ToHaveCountAsync(0);
    }

    [ChromiumFact]
    public async Task A_call_that_failed_is_made_again_and_its_problem_goes()
    {
        await using var host = await HostAsync(("Poker:Token", null));
        await using var explorer = await browser.OpenAsync(new Uri(host.Http.BaseAddress!, "equity"));
        var (page, held) = (explorer.Page, await HoldStartAsync(explorer));
        await AnswerAsync(await held.NextAsync(), queued: 11);
        await Expect(page.GetByText("11 waiting")).ToBeVisibleAsync();

        await page.Clock.RunForAsync(Period);
        await (await held.NextAsync()).AbortAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("does not answer");
        await Expect(page.GetByText("11 waiting")).ToBeVisibleAsync();

        await page.Clock.RunForAsync(Period);
        await AnswerAsync(await held.NextAsync(), queued: 33);
        await Expect(page.GetByText("33 waiting")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    [ChromiumFact]
    public async Task A_page_that_was_left_asks_no_more()
    {
        await using var host = await HostAsync(("Poker:Token", null));
        await using var explorer = await browser.OpenAsync(new Uri(host.Http.BaseAddress!, "equity"));
        var (page, held) = (explorer.Page, await HoldStartAsync(explorer));
        await AnswerAsync(await held.NextAsync(), queued: 11);
        await Expect(page.GetByText("11 waiting")).ToBeVisibleAsync();

        await explorer.FollowAsync("Equity");
        await page.Clock.RunForAsync(ManyPeriods);
        Assert.Equal(1, await CountAsync(explorer, held));
        await explorer.AssertSoundAsync();
    }

    // Calls are told in the order in which the page makes them: when one that is made now has come, so have all before it.
    private static async Task<int> CountAsync(ExplorerPage explorer, HeldCalls held)
    {
        var last = await explorer.HoldAsync("strategy/blueprints");
        await explorer.Page.EvaluateAsync("() => { fetch('/api/v1/strategy/blueprints'); }");
        await (await last.NextAsync()).FulfillAsync(new() { ContentType = "application/json", Body = "[]" });
        return held.Count;
    }

    private static Task AnswerAsync(IRoute call, int queued) => call.FulfillAsync(new()
    {
        ContentType = "application/json",
        Body = $$"""{"leading": true, "version": "1", "runs": [], "workers": [], "queued": {{queued}}, "leased": 0}""",
    });

    // Goes to the start page, whose state is asked for again and again.
    private static async Task<HeldCalls> HoldStartAsync(ExplorerPage explorer)
    {
        await explorer.Page.Clock.InstallAsync();
        var held = await explorer.HoldAsync("status");
        await explorer.Page.GetByRole(AriaRole.Link, new() { Name = "Poker" }).First.ClickAsync();
        return held;
    }
}
