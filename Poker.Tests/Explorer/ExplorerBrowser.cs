using Microsoft.Playwright;
using Poker.Tests.Harness;

namespace Poker.Tests.Explorer;

/// <summary>A headless Chromium that the tests of a class share, driven by Playwright; each page is in a context of its own.</summary>
public sealed class ExplorerBrowser : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Opens a page.</summary>
    /// <param name="address">Where; a coordinator's.</param>
    /// <param name="width">Of the window, in CSS pixels.</param>
    /// <param name="height">Of the window, in CSS pixels.</param>
    /// <param name="colors">Light or dark.</param>
    /// <param name="password">What the browser answers when it is asked for one; null for nothing.</param>
    internal async Task<ExplorerPage> OpenAsync(Uri address, int width = 1280, int height = 800, ColorScheme colors = ColorScheme.Light, string? password = null)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = colors,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
            HttpCredentials = password is null ? null : new() { Username = "anybody", Password = password },
        });
        var page = new ExplorerPage(context, await context.NewPageAsync());
        await page.GoToAsync(address);
        return page;
    }

    public async Task InitializeAsync()
    {
        if (Chromium.Find() is not { } executable)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();

        // On a busy machine, too.
        Assertions.SetDefaultExpectTimeout(20_000);

        // Root has no sandbox.
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = ["--no-sandbox", "--disable-gpu"] });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
