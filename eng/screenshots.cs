#!/usr/bin/env dotnet
// Takes the screenshots of docs/operations.md: dotnet run eng/screenshots.cs [FOLDER]
// It starts ./poker up with a small deck in a data folder of its own, lets it train for some minutes so that the charts show something, opens the
// dashboard and the coordinator's page in a headless browser, and stops everything. It needs Linux or macOS, the Aspire dashboard that
// ./poker up finds, and Chromium, Chrome or Edge.
//
// The version stands here and not in Directory.Packages.props, since whoever builds the solution is to fetch what is named there.
#:package Microsoft.Playwright@1.64.1
#:property ManagePackageVersionsCentrally=false
#:property PublishAot=false
using System.Diagnostics;
using System.Text.Json;
using Microsoft.Playwright;

try
{
    await new Screenshots(Path.GetFullPath(args is [var folder] ? folder : Path.Combine("docs", "images"))).TakeAsync();
    return 0;
}
catch (InvalidOperationException error)
{
    Console.Error.WriteLine($"screenshots: {error.Message}");
    return 1;
}

/// <summary>The pages and what is to be seen on them.</summary>
internal sealed class Screenshots(string output)
{
    // The charts show the last five.
    private static readonly TimeSpan Training = TimeSpan.FromMinutes(4.5);

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

    private readonly List<string> _taken = [];

    public async Task TakeAsync()
    {
        var executable = Executable();
        await using var system = await RunningSystem.StartAsync();
        await system.TrainAsync(Training);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable });
        var page = await browser.NewPageAsync(new()
        {
            ViewportSize = new() { Width = 1400, Height = 860 },
            ColorScheme = ColorScheme.Dark,
            HttpCredentials = new() { Username = "anybody", Password = system.Token, Origin = system.Coordinator.GetLeftPart(UriPartial.Authority) },
        });
        Directory.CreateDirectory(output);
        await page.GotoAsync($"{system.Dashboard}");
        await page.WaitForURLAsync("**/structuredlogs");
        await LogsAsync(page);
        await TracesAsync(page, system.Dashboard);
        await MetricsAsync(page, system.Dashboard);
        await RunsAsync(page, system.Coordinator);
        Console.WriteLine(string.Join('\n', _taken));
    }

    private static string Executable()
    {
        if (Environment.GetEnvironmentVariable("CHROME") is { Length: > 0 } named)
        {
            return File.Exists(named) ? named : throw new InvalidOperationException($"CHROME names {named}, which is not there.");
        }

        var folders = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator);
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name)))
            .Append("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
            .FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(
                "There is no Chromium: install one (Debian: apt-get install chromium), or set CHROME to the executable of Chromium, Chrome or Edge.");
    }

    private async Task LogsAsync(IPage page)
    {
        await page.GetByText("The blueprint run goes on").Last.WaitForAsync();
        await SaveAsync(page, "dashboard-logs");
    }

    private async Task TracesAsync(IPage page, Uri dashboard)
    {
        await page.GotoAsync($"{new Uri(dashboard, "traces?filters=poker.kind:contains:clustering")}");
        await page.GetByText("plan clustering").First.WaitForAsync();
        await SaveAsync(page, "dashboard-traces");

        // The plan that has a street stored: down to the COPY of its rows.
        await page.GotoAsync($"{new Uri(dashboard, "traces?filters=poker.kind:equals:clustering.store")}");
        await page.GetByText("plan clustering").First.ClickAsync();
        await page.GetByText("COPY").First.WaitForAsync();
        await SaveAsync(page, "dashboard-trace");
    }

    private async Task MetricsAsync(IPage page, Uri dashboard)
    {
        await page.GotoAsync($"{new Uri(dashboard, "metrics/resource/worker?meter=Poker.Worker.Training&instrument=poker.mccfr.speed&duration=5")}");
        await page.Locator(".js-plotly-plot .trace").First.WaitForAsync();
        await SaveAsync(page, "dashboard-metrics");
    }

    private async Task RunsAsync(IPage page, Uri coordinator)
    {
        await page.GotoAsync($"{new Uri(coordinator, "runs")}");
        await page.GetByText("mean positive regret").First.WaitForAsync();
        await SaveAsync(page, "runs");
    }

    private async Task SaveAsync(IPage page, string name)
    {
        // Tables and charts go on being filled and drawn for a moment after their first rows are there.
        await page.WaitForTimeoutAsync(3000);
        var path = Path.Combine(output, $"{name}.png");
        await page.ScreenshotAsync(new() { Path = path });
        _taken.Add($"{path}: {new FileInfo(path).Length / 1024} KB");
    }
}

/// <summary><c>./poker up</c> with two workers and the royal deck.</summary>
internal sealed class RunningSystem : IAsyncDisposable
{
    private readonly string _data = Path.Combine(Path.GetTempPath(), $"poker-screenshots-{Guid.NewGuid():N}");
    private readonly Process _process;

    private RunningSystem()
    {
        // The launcher is beside this file's folder, wherever this is run from.
        var root = Path.GetDirectoryName(Path.GetDirectoryName(AppContext.GetData("EntryPointFilePath") as string))!;
        var start = new ProcessStartInfo(Path.Combine(root, "poker")) { RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (var argument in (string[])["up", "--workers", "2", "--deck", "royal", "--betting", "tiny", "--time", "1h", "--data", _data, "--json"])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["POKER_DATABASE"] = "";
        _process = Process.Start(start)!;
    }

    /// <summary>Where a person logs in.</summary>
    public Uri Dashboard { get; private set; } = null!;

    public Uri Coordinator { get; private set; } = null!;

    public string Token { get; private set; } = "";

    public static async Task<RunningSystem> StartAsync()
    {
        var system = new RunningSystem();
        try
        {
            var host = (await system.ReadAsync("started", _ => true)).GetProperty("host");
            system.Dashboard = host.GetProperty("dashboard").GetString() is { } login
                ? new Uri(login)
                : throw new InvalidOperationException($"There is no dashboard to look at: {host.GetProperty("dashboardProblem").GetString()}");
            system.Coordinator = new Uri(host.GetProperty("http").GetString()!);
            system.Token = (await File.ReadAllTextAsync(host.GetProperty("tokenFile").GetString()!)).Trim();
            return system;
        }
        catch
        {
            await system.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until it has trained for so long.</summary>
    public async Task TrainAsync(TimeSpan time)
    {
        await ReadAsync("training", line => line.GetProperty("elapsedSeconds").GetDouble() >= time.TotalSeconds);

        // What it says from now on is read, so that it can go on saying it.
        _ = _process.StandardOutput.ReadToEndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var terminate = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
            await terminate.WaitForExitAsync();
            await _process.WaitForExitAsync();
        }

        // What was killed has left its database server behind, which still works in that folder.
        var ended = _process.ExitCode == 0;
        _process.Dispose();
        if (!ended)
        {
            Console.Error.WriteLine($"screenshots: {_data} is left, as ./poker up did not end in order.");
        }
        else if (Directory.Exists(_data))
        {
            Directory.Delete(_data, recursive: true);
        }
    }

    private async Task<JsonElement> ReadAsync(string kind, Func<JsonElement, bool> isIt)
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } text)
        {
            using var line = JsonDocument.Parse(text);
            if (line.RootElement.GetProperty("event").GetString() == kind && isIt(line.RootElement))
            {
                return line.RootElement.Clone();
            }
        }

        await _process.WaitForExitAsync();
        throw new InvalidOperationException($"./poker up ended too early, with exit code {_process.ExitCode}.");
    }
}
