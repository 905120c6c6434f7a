using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;
using Poker.Tests.Harness;

namespace Poker.Tests.Explorer;

/// <summary>A page of the explorer in a browser; what failed in it is kept.</summary>
internal sealed class ExplorerPage : IAsyncDisposable
{
    private static readonly Lazy<string> Axe = new(() => File.ReadAllText(Clone.PathOf("Poker.Explorer", "Web", "node_modules", "axe-core", "axe.min.js")));

    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _failed = [];
    private readonly ConcurrentQueue<string> _foreign = [];

    public ExplorerPage(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.PageError += (_, error) => _failed.Enqueue(error);

        // A call that is answered with an error is told here too; what the page says of it is the tests' to check.
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                _failed.Enqueue(message.Text);
            }
        };
        page.Request += (_, request) =>
        {
            if (Address is { } own && new Uri(request.Url) is { Scheme: "http" or "https" } asked && asked.Authority != own.Authority)
            {
                _foreign.Enqueue(request.Url);
            }
        };
    }

    /// <summary>Playwright's own.</summary>
    public IPage Page { get; }

    private Uri? Address { get; set; }

    /// <summary>Loads another address.</summary>
    public Task GoToAsync(Uri address)
    {
        Address = address;
        return Page.GotoAsync(address.ToString());
    }

    /// <summary>Asserts that nothing failed, that nothing was asked of anybody else, and that the page is no wider than its window.</summary>
    public async Task AssertSoundAsync()
    {
        Assert.Empty(_failed);
        Assert.Empty(_foreign);
        Assert.True(
            await Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= await Page.EvaluateAsync<int>("innerWidth"),
            "The page is wider than its window.");
    }

    /// <summary>Asserts that axe finds nothing, up to WCAG 2.2 AA.</summary>
    public async Task AssertAccessibleAsync()
    {
        // In a world of its own: the page's policy lets no other script in.
        await Page.EvaluateAsync(Axe.Value);
        var found = await Page.EvaluateAsync<JsonElement>(
            """
            async () => (await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })).violations
              .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`)
            """);

        // Whole: an assertion on collections cuts what it shows.
        Assert.True(found.GetArrayLength() == 0, string.Join('\n', found.EnumerateArray().Select(one => one.GetString())));
    }

    /// <summary>Saves a picture where <c>POKER_TEST_SCREENSHOTS</c> names a folder: for people to look at.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("POKER_TEST_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        }
    }

    public async ValueTask DisposeAsync() => await _context.CloseAsync();
}
