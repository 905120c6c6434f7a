using System.Net.Http.Headers;
using System.Text.Json;

namespace Poker.Tests.Harness;

/// <summary><c>poker up --json</c> as a process of its own, started and ready.</summary>
internal sealed class RunningHost : IDisposable
{
    private RunningHost(ChildProcess process, JsonElement host, string folder)
    {
        (Process, Grpc, Http, Folder) = (process, host.GetProperty("grpc").GetString()!, host.GetProperty("http").GetString()!, folder);
        Open = host.GetProperty("open").GetString();
        Fingerprint = host.GetProperty("fingerprint").GetString();
        Capture = host.GetProperty("capture").GetString();
        Table = host.GetProperty("table").GetString();
    }

    public ChildProcess Process { get; }

    public string Grpc { get; }

    public string Http { get; }

    /// <summary>Where other machines reach it; null where it is not open.</summary>
    public string? Open { get; }

    public string? Fingerprint { get; }

    /// <summary>Where it takes console lines; null where that was left out.</summary>
    public string? Capture { get; }

    /// <summary>The page of the tables; null where that was left out.</summary>
    public string? Table { get; }

    public string Folder { get; }

    /// <summary>Starts it with a data folder and waits until everything runs.</summary>
    public static Task<RunningHost> StartAsync(string folder, params string[] arguments) =>
        StartAsync(folder, new Dictionary<string, string>(), arguments);

    /// <summary>Starts it with more in its environment.</summary>
    public static async Task<RunningHost> StartAsync(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var process = PokerCli.Start(folder, environment, ["up", "--json", "--no-dashboard", .. arguments]);
        try
        {
            var line = await process.ReadLineWithAsync("\"event\":\"started\"");
            return new RunningHost(process, JsonDocument.Parse(line).RootElement.GetProperty("host").Clone(), folder);
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    /// <summary>A client of its HTTP API.</summary>
    /// <param name="token">What it carries; null for nothing.</param>
    public HttpClient Client(string? token) => new()
    {
        BaseAddress = new Uri(Http),
        DefaultRequestHeaders = { Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token) },
    };

    /// <summary>Its state by the HTTP API.</summary>
    public async Task<JsonElement> StatusAsync()
    {
        using var client = Client((await File.ReadAllTextAsync(Path.Combine(Folder, "token"))).Trim());
        return JsonDocument.Parse(await client.GetStringAsync("api/v1/status")).RootElement.Clone();
    }

    /// <summary>Asks it to end, and returns what it said since its start.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> StopAsync()
    {
        await Process.SignalAsync("TERM");
        return await Process.EndAsync();
    }

    public void Dispose() => Process.Dispose();
}
