using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Poker.Tests.Coordinator;
using Poker.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Poker.Tests.Explorer;

public sealed partial class OverviewTests(PostgresFixture postgres, ExplorerBrowser browser) : DatabaseTests(postgres), IClassFixture<ExplorerBrowser>
{
    [ChromiumFact]
    public async Task The_start_tells_what_goes_on_and_leads_to_every_page()
    {
        await using var host = await HostAsync();
        await using var explorer = await browser.OpenAsync(host.Http.BaseAddress!);
        var page = explorer.Page;

        await Expect(page.GetByText("There was no run yet")).ToBeVisibleAsync();
        await explorer.AssertAccessibleAsync();
        foreach (var name in (string[])["Strategy", "Abstraction", "Training", "Live loop", "Equity"])
        {
            await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = name })).ToBeVisibleAsync();
            await explorer.AssertSoundAsync();
        }

        await page.GoBackAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Live loop");
        await explorer.GoToAsync(new Uri(host.Http.BaseAddress!, "equity"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Equity");
    }

    [ChromiumFact]
    public async Task Pages_that_are_not_the_applications_are_loaded()
    {
        await using var host = await HostAsync();
        await using var explorer = await browser.OpenAsync(host.Http.BaseAddress!);
        await explorer.Page.GetByRole(AriaRole.Link, new() { Name = "the API" }).ClickAsync();
        await Expect(explorer.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Poker coordinator");
        await explorer.Page.GoBackAsync();
        await explorer.Page.GetByRole(AriaRole.Link, new() { Name = "the runs" }).ClickAsync();
        await Expect(explorer.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Runs");
    }

    [ChromiumTheory]
    [InlineData(360, 640, ColorScheme.Light)]
    [InlineData(360, 640, ColorScheme.Dark)]
    [InlineData(1280, 800, ColorScheme.Dark)]
    public async Task It_fits_and_is_accessible_at_every_size_and_in_both_colour_schemes(int width, int height, ColorScheme colors)
    {
        await using var host = await HostAsync();
        await using var explorer = await browser.OpenAsync(host.Http.BaseAddress!, width, height, colors);
        await Expect(explorer.Page.GetByText("There was no run yet")).ToBeVisibleAsync();
        await explorer.AssertAccessibleAsync();
        await explorer.AssertSoundAsync();
        await explorer.PictureAsync($"overview-{width}-{colors}");
    }

    [ChromiumFact]
    public async Task A_coordinator_that_went_away_is_told_and_tried_again()
    {
        await using var host = await HostAsync();
        await using var explorer = await browser.OpenAsync(host.Http.BaseAddress!);
        var page = explorer.Page;
        await Expect(page.GetByText("There was no run yet")).ToBeVisibleAsync();
        await explorer.CutAsync("status");
        await explorer.AssertTriedAgainAsync("does not answer");
    }

    [Fact]
    public async Task Files_are_named_by_their_content_and_pages_are_asked_for_again()
    {
        await using var host = await HostAsync();
        using var page = await host.Http.GetAsync("");
        Assert.Equal("no-cache", page.Headers.CacheControl!.ToString());
        Assert.Contains("script-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single());
        var text = await page.Content.ReadAsStringAsync();
        var script = text[(text.IndexOf("/files/main-", StringComparison.Ordinal) + 1)..];
        using var file = await host.Http.GetAsync(script[..script.IndexOf('"', StringComparison.Ordinal)]);
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.Contains("immutable", file.Headers.CacheControl!.ToString());
        using var known = new HttpRequestMessage(HttpMethod.Get, "") { Headers = { IfNoneMatch = { page.Headers.ETag! } } };
        Assert.Equal(HttpStatusCode.NotModified, (await host.Http.SendAsync(known)).StatusCode);
    }

    [Theory]
    [InlineData("strategy")]
    [InlineData("abstraction")]
    [InlineData("training")]
    [InlineData("live")]
    [InlineData("equity")]
    public async Task A_page_names_all_scripts_that_it_begins_with(string name)
    {
        await using var host = await HostAsync();
        var scripts = PreloadsOf(await host.Http.GetStringAsync(name));

        Assert.Superset(PreloadsOf(await host.Http.GetStringAsync("")), scripts);
        Assert.Single(scripts, script => script.StartsWith($"/files/{name}-", StringComparison.Ordinal));
        foreach (var script in scripts)
        {
            var text = await host.Http.GetStringAsync(script);
            Assert.All(StaticImports().Matches(text), import => Assert.Contains($"/files/{import.Groups[1].Value}", scripts));
        }
    }

    private static HashSet<string> PreloadsOf(string html) => [.. Preloads().Matches(html).Select(link => link.Groups[1].Value)];

    [GeneratedRegex("<link rel=\"modulepreload\" href=\"([^\"]+)\">")]
    private static partial Regex Preloads();

    [GeneratedRegex("(?:from|import)\"\\./([^\"]+\\.js)\"")]
    private static partial Regex StaticImports();

    // This machine's browser needs no token.
    private Task<CoordinatorHost> HostAsync() => CoordinatorHost.StartAsync(ConnectionString, [], ("Poker:Token", null));
}
