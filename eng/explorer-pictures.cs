#!/usr/bin/env dotnet
// Takes the explorer's pictures of README.md and docs/explorer.md: dotnet run eng/explorer-pictures.cs ADDRESS [TOKENFILE] [FOLDER]
// of a coordinator that runs, such as ./poker up on the full deck's data; and tells how long each page took until it showed what it is for,
// without anything in the browser's cache. It needs Chromium, Chrome or Edge on PATH, or named by CHROME.
//
// The version stands here and not in Directory.Packages.props, since other tools than the solution's are fetched by whoever needs them.
#:package Microsoft.Playwright@1.64.1
#:property ManagePackageVersionsCentrally=false
#:property PublishAot=false
using System.Diagnostics;
using Microsoft.Playwright;

if (args.Length is 0 or > 3 || !Uri.TryCreate(args[0], UriKind.Absolute, out var address))
{
    Console.Error.WriteLine("usage: dotnet run eng/explorer-pictures.cs ADDRESS [TOKENFILE] [FOLDER]");
    return 2;
}

const string Spot = "strategy?path=b2.5+c+%2F+x+b1.67&board=2c7dKh&cell=K9s";
(string Name, string Path, string Until, int Width, int Height)[] pictures =
[
    ("explorer-strategy", Spot, "text=combinations", 1280, 1420),
    ("explorer-strategy-phone", Spot, "text=combinations", 390, 1560),
    ("explorer-abstraction", "abstraction?street=flop&bucket=40", "text=Hands in it", 1280, 1250),
    ("explorer-training", "training", "text=Mean positive regret", 1280, 1180),
    ("explorer-equity", "equity?players=QQ%2B%2CAKs%2F22%2B%2CA2s%2B", "text=hand by hand", 1280, 1180),
];
var folder = Path.GetFullPath(args.Length > 2 ? args[2] : Path.Combine("docs", "images"));
string[] names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
var executable = Environment.GetEnvironmentVariable("CHROME")
    ?? names.SelectMany(name => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(at => Path.Combine(at, name))).FirstOrDefault(File.Exists);
if (executable is null)
{
    Console.Error.WriteLine("explorer-pictures: there is no Chromium: install one, or set CHROME to its executable.");
    return 1;
}

Directory.CreateDirectory(folder);
using var playwright = await Playwright.CreateAsync();
await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = ["--no-sandbox"] });

// The browser's own start is no page's time.
await (await browser.NewPageAsync()).GotoAsync(new Uri(address, "health").ToString());
foreach (var (name, path, until, width, height) in pictures)
{
    await using var context = await browser.NewContextAsync(new()
    {
        ViewportSize = new() { Width = width, Height = height },
        ColorScheme = width < 500 ? ColorScheme.Dark : ColorScheme.Light,
        HttpCredentials = args.Length > 1 ? new() { Username = "anybody", Password = (await File.ReadAllTextAsync(args[1])).Trim() } : null,
    });
    var page = await context.NewPageAsync();
    var begun = Stopwatch.GetTimestamp();
    await page.GotoAsync(new Uri(address, path).ToString(), new() { WaitUntil = WaitUntilState.Commit });
    await page.Locator(until).First.WaitForAsync();
    var taken = Stopwatch.GetElapsedTime(begun);
    await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png") });
    Console.WriteLine($"{Path.Combine(folder, $"{name}.png")}: {path} after {taken.TotalSeconds:0.00} s");
}

return 0;
