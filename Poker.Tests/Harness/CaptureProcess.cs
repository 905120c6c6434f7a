namespace Poker.Tests.Harness;

/// <summary>The capture service as a process of its own, on a port of its own.</summary>
internal sealed class CaptureProcess : IDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly ChildProcess _process;

    private CaptureProcess(ChildProcess process, int port) => (_process, Port) = (process, port);

    /// <summary>Where it listens, on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="connectionString">Its database.</param>
    /// <param name="folder">Its data folder, with the key of its pseudonyms.</param>
    /// <param name="settings">More settings, as environment variables have them.</param>
    public static async Task<CaptureProcess> StartAsync(string connectionString, TemporaryFolder folder, params (string Name, string Value)[] settings)
    {
        // Little is read of what it logs, and a full pipe would stop it.
        var environment = new Dictionary<string, string>(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value)))
        {
            ["ConnectionStrings__poker"] = connectionString,
            ["Poker__Capture__DataFolder"] = folder.Root,
            ["Kestrel__Endpoints__http__Url"] = "http://127.0.0.1:0",
            ["Logging__LogLevel__Default"] = "Warning",
            ["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information",
        };
        var process = ChildProcess.StartAssembly("Poker.Capture.dll", environment);
        try
        {
            var line = await process.ReadLineWithAsync(Listening);
            return new CaptureProcess(process, new Uri(line[(line.IndexOf(Listening, StringComparison.Ordinal) + Listening.Length)..].Trim(' ', '"', '.')).Port);
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    /// <summary>Kills it as kill -9 does.</summary>
    public Task KillAsync() => _process.KillAsync();

    public void Dispose() => _process.Dispose();
}
