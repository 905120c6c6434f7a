using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Poker.Capture.DevTools;

namespace Poker.Tests.Harness;

/// <summary>A headless Chromium of its own, with a new profile, that a test drives by the DevTools protocol.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    /// <summary>Can name the executable.</summary>
    public const string Variable = "POKER_TEST_CHROMIUM";

    // Root has no sandbox, and a machine without a network is not to be asked for one.
    private static readonly string[] Arguments =
    [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync",
        "--disable-component-update", "--disable-breakpad", "--disable-features=DisableLoadExtensionCommandLineSwitch,Translate", "--password-store=basic",
    ];

    private readonly Process _process;
    private readonly string _profile;

    private Chromium(Process process, string profile, int port, DevToolsConnection connection) =>
        (_process, _profile, Port, Connection) = (process, profile, port, connection);

    /// <summary>Where it can be attached to.</summary>
    public int Port { get; }

    /// <summary>The same as an address.</summary>
    public string Address => $"http://127.0.0.1:{Port}";

    /// <summary>The test's own connection.</summary>
    public DevToolsConnection Connection { get; }

    /// <summary>The executable; null where there is none.</summary>
    public static string? Find() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
        ? named
        : new[] { "chromium", "chromium-browser", "google-chrome" }.Select(SearchPath.Find).FirstOrDefault(path => path is not null);

    /// <summary>A port that nobody listens to.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts one.</summary>
    /// <param name="folder">Where its profile is made.</param>
    /// <param name="extension">The folder of an extension to load; null for none.</param>
    /// <param name="port">Its debugging port; null for any.</param>
    public static async Task<Chromium> StartAsync(TemporaryFolder folder, string? extension = null, int? port = null)
    {
        var listening = port ?? FreePort();
        var profile = folder.PathOf($"profile-{Guid.NewGuid():N}");
        var start = new ProcessStartInfo(Find()!) { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] more = extension is null ? [] : [$"--load-extension={extension}"];
        foreach (var argument in (string[])[.. Arguments, $"--remote-debugging-port={listening}", $"--user-data-dir={profile}", .. more, "about:blank"])
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            var connection = await DevToolsConnection.OpenAsync(await FindAsync(listening), CancellationToken.None);
            return new Chromium(process, profile, listening, connection);
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Opens a page in a tab of its own.</summary>
    public async Task<BrowserTab> OpenAsync(string url)
    {
        var target = (await AskAsync("Target.createTarget", new { Url = url })).GetProperty("targetId").GetString()!;
        var tab = await BrowserTab.AttachAsync(Connection, target);
        await Poll.UntilAsync(() => tab.HoldsAsync("document.readyState === 'complete' && location.href !== 'about:blank'"), $"{url} was loaded");
        return tab;
    }

    /// <summary>Ends the service worker of an extension, as the browser itself does when it wants its memory.</summary>
    public async Task EndServiceWorkerAsync()
    {
        var worker = await FindServiceWorkerAsync();
        Assert.NotNull(worker);
        await AskAsync("Target.closeTarget", new { TargetId = worker });
        await Poll.UntilAsync(async () => await FindServiceWorkerAsync() != worker, "the service worker had ended");
    }

    /// <summary>Kills it as kill -9 does, with all its processes; disposing of it afterwards removes what it has left.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        await KillAsync();
        _process.Dispose();
        // Its children may still write for a moment.
        await Poll.UntilAsync(TryDelete, "Chromium's profile was let go");
    }

    private static async Task<Uri> FindAsync(int port)
    {
        using var client = new HttpClient();
        Uri? found = null;
        await Poll.UntilAsync(
            async () =>
            {
                try
                {
                    var version = JsonDocument.Parse(await client.GetStringAsync($"http://127.0.0.1:{port}/json/version"));
                    found = new Uri(version.RootElement.GetProperty("webSocketDebuggerUrl").GetString()!);
                    return true;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            "Chromium listened",
            TimeSpan.FromSeconds(30));
        return found!;
    }

    private bool TryDelete()
    {
        try
        {
            Directory.Delete(_profile, recursive: true);
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private Task<JsonElement> AskAsync(string method, object parameters) => Connection.AskAsync(method, parameters, null, CancellationToken.None);

    private async Task<string?> FindServiceWorkerAsync() => (await AskAsync("Target.getTargets", new { })).GetProperty("targetInfos").EnumerateArray()
        .Where(target => target.GetProperty("type").GetString() == "service_worker")
        .Select(target => target.GetProperty("targetId").GetString())
        .FirstOrDefault();
}
