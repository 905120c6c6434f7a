using System.Text.Json;
using Poker.Tests.Harness;

namespace Poker.Tests.Bot.Tables;

/// <summary>The table page in a tab, played as a person does: by key and by mouse.</summary>
internal sealed class TableTab
{
    private readonly BrowserTab _tab;

    private TableTab(BrowserTab tab) => _tab = tab;

    /// <summary>Opens it. What it prints from its first line on is kept in <c>printed</c>, and what fails in <c>failed</c>.</summary>
    /// <param name="chromium">The browser.</param>
    /// <param name="address">The page.</param>
    /// <param name="width">Of the window, in CSS pixels.</param>
    /// <param name="height">Of the window, in CSS pixels.</param>
    public static async Task<TableTab> OpenAsync(Chromium chromium, string address, int width = 1280, int height = 800)
    {
        var tab = await chromium.OpenAsync(new Uri(new Uri(address), "/").ToString());
        await tab.AskAsync("Page.enable", new { });
        await tab.AskAsync("Emulation.setDeviceMetricsOverride", new { Width = width, Height = height, DeviceScaleFactor = 1, Mobile = width < 500 });
        await tab.AskAsync("Page.addScriptToEvaluateOnNewDocument", new
        {
            Source = """
                window.printed = [];
                window.failed = [];
                const log = console.log;
                console.log = (...values) => { printed.push(values.join(" ")); log(...values); };
                addEventListener("error", (event) => failed.push(event.message));
                addEventListener("unhandledrejection", (event) => failed.push(String(event.reason)));
                addEventListener("securitypolicyviolation", (event) => failed.push(event.violatedDirective));
                """,
        });
        await tab.AskAsync("Page.navigate", new { Url = address });
        return new(tab);
    }

    public Task UntilAsync(string expression, string what) => _tab.UntilAsync($"(() => {{ try {{ return Boolean({expression}); }} catch {{ return false; }} }})()", what);

    /// <summary>Waits until it is the player's turn and the page lets act, or the hand's number is another.</summary>
    public Task UntilTurnAsync() => UntilAsync("!document.getElementById('call').disabled", "it was the player's turn");

    public Task<JsonElement> EvaluateAsync(string expression) => _tab.EvaluateAsync(expression);

    public async Task<int> NumberAsync(string expression) => (await _tab.EvaluateAsync(expression)).GetInt32();

    public Task<string> ReadAsync(string expression) => _tab.ReadAsync(expression);

    /// <summary>What was printed since the page was loaded.</summary>
    public async Task<List<string>> PrintedAsync() => [.. (await _tab.EvaluateAsync("printed")).EnumerateArray().Select(line => line.GetString()!)];

    /// <summary>Asserts that nothing failed in the page.</summary>
    public async Task AssertSoundAsync() => Assert.Equal("[]", await _tab.ReadAsync("JSON.stringify(failed)"));

    /// <summary>Presses a key.</summary>
    public async Task PressAsync(string key)
    {
        var (code, text) = key switch
        {
            "Enter" => (13, "\r"),
            "Tab" => (9, null),
            "Escape" => (27, null),
            _ => (char.ToUpperInvariant(key[0]), key),
        };
        await _tab.AskAsync("Input.dispatchKeyEvent", new { Type = text is null ? "rawKeyDown" : "keyDown", Key = key, Code = Code(key), Text = text ?? "", WindowsVirtualKeyCode = (int)code });
        await _tab.AskAsync("Input.dispatchKeyEvent", new { Type = "keyUp", Key = key, Code = Code(key), WindowsVirtualKeyCode = (int)code });
    }

    /// <summary>Presses Tab until an element has the focus.</summary>
    public async Task TabToAsync(string id)
    {
        for (var presses = 0; await ReadAsync("document.activeElement?.id ?? ''") != id; presses++)
        {
            Assert.True(presses < 60, $"Tab never comes to {id}.");
            await PressAsync("Tab");
        }
    }

    /// <summary>Clicks an element with the mouse.</summary>
    public async Task ClickAsync(string id)
    {
        var place = await EvaluateAsync(
            $"(() => {{ const box = document.getElementById('{id}').getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; }})()");
        foreach (var type in (string[])["mousePressed", "mouseReleased"])
        {
            await _tab.AskAsync("Input.dispatchMouseEvent", new { Type = type, X = place[0].GetDouble(), Y = place[1].GetDouble(), Button = "left", ClickCount = 1 });
        }
    }

    /// <summary>Loads the page again.</summary>
    public Task ReloadAsync() => _tab.AskAsync("Page.reload", new { });

    /// <summary>Closes it.</summary>
    public Task CloseAsync() => _tab.CloseAsync();

    private static string Code(string key) => key.Length > 1 ? key : char.IsAsciiDigit(key[0]) ? $"Digit{key}" : $"Key{char.ToUpperInvariant(key[0])}";
}
