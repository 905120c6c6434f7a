using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;
using Poker.Tests.Harness;

namespace Poker.Tests.Explorer;

/// <summary>A page of the explorer in a browser; what failed in it is kept.</summary>
internal sealed class ExplorerPage : IAsyncDisposable
{
    /// <summary>What a coordinator says whose database is away.</summary>
    public const string DatabaseAway = "The database cannot be reached: try again.";

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

    /// <summary>The answer of a coordinator whose database is away.</summary>
    public static RouteFulfillOptions Refusal() =>
        new() { Status = 503, ContentType = "application/problem+json", Body = JsonSerializer.Serialize(new { detail = DatabaseAway }) };

    /// <summary>Playwright's own.</summary>
    public IPage Page { get; }

    private Uri? Address { get; set; }

    /// <summary>Loads another address.</summary>
    public Task GoToAsync(Uri address)
    {
        Address = address;
        return Page.GotoAsync(address.ToString());
    }

    /// <summary>Follows a link of the bar, without loading the page anew.</summary>
    public async Task FollowAsync(string name)
    {
        await Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = name })).ToBeVisibleAsync();
    }

    /// <summary>From now on calls of the API get no answer until the test gives one.</summary>
    /// <param name="path">Below <c>/api/v1</c>, with its query; <c>*</c> stands for anything.</param>
    public async Task<HeldCalls> HoldAsync(string path)
    {
        var held = new HeldCalls();
        await Page.RouteAsync(Pattern(path), held.Add);
        return held;
    }

    /// <summary>From now on calls of the API are answered with a problem, as by a coordinator whose database is away.</summary>
    public Task RefuseAsync(string path) => Page.RouteAsync(Pattern(path), call => call.FulfillAsync(Refusal()));

    /// <summary>From now on calls of the API come to nobody, as where the coordinator has gone.</summary>
    public Task CutAsync(string path) => Page.RouteAsync(Pattern(path), call => call.AbortAsync());

    /// <summary>From now on all calls come through again; those that are held stay so.</summary>
    public Task LetThroughAsync() => Page.UnrouteAllAsync(new() { Behavior = UnrouteBehavior.IgnoreErrors });

    /// <summary>Asserts that a problem is told, lets all calls through, and that it is gone when tried again.</summary>
    public async Task AssertTriedAgainAsync(string problem)
    {
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(problem);
        await LetThroughAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
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

    private static string Pattern(string path) => $"**/api/v1/{path}";
}
