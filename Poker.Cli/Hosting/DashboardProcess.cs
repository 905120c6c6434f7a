using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using Poker.Cli.Output;

namespace Poker.Cli.Hosting;

/// <summary>The Aspire dashboard as a process on loopback ports of its own choice, with keys of its own; stopped when disposed of.</summary>
internal sealed class DashboardProcess : IAsyncDisposable
{
    private const string FrontendLine = "Now listening on:";
    private const string GrpcLine = "OTLP/gRPC listening on:";
    private const int LinesKept = 40;
    private const string SendEveryMilliseconds = "1000";

    private static readonly string[] Foreign = ["OTEL_", "ASPNETCORE_", "ASPIRE_", "DASHBOARD__", "DOTNET_DASHBOARD_", "DOTNET_RESOURCE_SERVICE_", "Kestrel__"];

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource<Uri> _frontend = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Uri> _grpc = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string _browserToken = NewKey();
    private readonly string _otlpKey = NewKey();
    private readonly string _apiKey = NewKey();

    private DashboardProcess(string executable, Uri? frontend)
    {
        const string AnyPort = "http://127.0.0.1:0";
        var start = new ProcessStartInfo(executable, ["dashboard"]) { RedirectStandardOutput = true, RedirectStandardError = true };

        // What this process was given for its own telemetry or addresses is not meant for the dashboard.
        foreach (var name in start.Environment.Keys.Where(IsForeign).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["ASPNETCORE_URLS"] = frontend?.GetLeftPart(UriPartial.Authority) ?? AnyPort;
        start.Environment["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = AnyPort;
        start.Environment["DASHBOARD__FRONTEND__AUTHMODE"] = "BrowserToken";
        start.Environment["DASHBOARD__FRONTEND__BROWSERTOKEN"] = _browserToken;
        start.Environment["DASHBOARD__OTLP__AUTHMODE"] = "ApiKey";
        start.Environment["DASHBOARD__OTLP__PRIMARYAPIKEY"] = _otlpKey;
        start.Environment["DASHBOARD__API__ENABLED"] = "true";
        start.Environment["DASHBOARD__API__AUTHMODE"] = "ApiKey";
        start.Environment["DASHBOARD__API__PRIMARYAPIKEY"] = _apiKey;
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "true";
        start.Environment["ASPIRE_DASHBOARD_TELEMETRY_OPTOUT"] = "true";
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
    }

    /// <summary>Where the pages are.</summary>
    public Uri Frontend => _frontend.Task.Result;

    /// <summary>Where a person logs in; it holds the token.</summary>
    public Uri LoginUrl => new(Frontend, $"login?t={_browserToken}");

    /// <summary>
    /// What a service needs to send its telemetry, as environment variables or configuration keys: OTEL_EXPORTER_OTLP_ENDPOINT, …_PROTOCOL
    /// and …_HEADERS, which holds a key; how often, each second as the AppHost has it (the usual minute is long to wait for a metric); and
    /// examples, by which histograms lead to traces. OTEL_SERVICE_NAME is each service's own.
    /// </summary>
    public IReadOnlyDictionary<string, string> Telemetry => new Dictionary<string, string>
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _grpc.Task.Result.GetLeftPart(UriPartial.Authority),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "grpc",
        ["OTEL_EXPORTER_OTLP_HEADERS"] = $"x-otlp-api-key={_otlpKey}",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = SendEveryMilliseconds,
        ["OTEL_BSP_SCHEDULE_DELAY"] = SendEveryMilliseconds,
        ["OTEL_BLRP_SCHEDULE_DELAY"] = SendEveryMilliseconds,
        ["OTEL_METRICS_EXEMPLAR_FILTER"] = "trace_based",
    };

    /// <summary>Whether it still runs.</summary>
    public bool IsRunning => !_process.HasExited;

    /// <summary>Starts the dashboard and waits until it takes telemetry and serves its pages.</summary>
    /// <param name="executable">What <see cref="DashboardFinder"/> found.</param>
    /// <param name="frontend">Where its pages are to be; null for a free port of the loopback interface.</param>
    /// <param name="cancellation">Ends the waiting, and the dashboard.</param>
    /// <exception cref="CommandError">It does not start; the message holds its last lines.</exception>
    public static async Task<DashboardProcess> StartAsync(string executable, Uri? frontend, CancellationToken cancellation)
    {
        var dashboard = new DashboardProcess(executable, frontend);
        try
        {
            await dashboard.StartAsync(cancellation);
            return dashboard;
        }
        catch
        {
            await dashboard.DisposeAsync();
            throw;
        }
    }

    /// <summary>A client of its telemetry API: <c>api/telemetry/resources</c>, <c>api/telemetry/traces</c>, ….</summary>
    public HttpClient CreateApiClient()
    {
        var client = new HttpClient { BaseAddress = Frontend };
        client.DefaultRequestHeaders.Add("x-api-key", _apiKey);
        return client;
    }

    /// <summary>Stops it. What it holds is in memory only, so it is simply killed.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
        catch (InvalidOperationException)
        {
            // It was never started, or has ended.
        }

        _process.Dispose();
    }

    private async Task StartAsync(CancellationToken cancellation)
    {
        try
        {
            _process.Start();
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new CommandError($"The dashboard {_process.StartInfo.FileName} cannot be started: {error.Message}", cause: error);
        }

        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        var ready = Task.WhenAll(_frontend.Task, _grpc.Task);
        try
        {
            if (await Task.WhenAny(ready, _process.WaitForExitAsync(patience.Token)) == ready)
            {
                return;
            }
        }
        catch (OperationCanceledException)
        {
            // Told below.
        }

        cancellation.ThrowIfCancellationRequested();
        if (!ready.IsCompletedSuccessfully)
        {
            throw new CommandError(
                $"The dashboard did not start{(_process.HasExited ? $" (exit code {_process.ExitCode})" : $" within {Patience.TotalSeconds} s")}; "
                    + $"--no-dashboard goes without it. It said:\n{string.Join('\n', _lines)}");
        }
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        _lines.Enqueue(line.Replace(_browserToken, "…", StringComparison.Ordinal));
        if (_lines.Count > LinesKept)
        {
            _lines.TryDequeue(out _);
        }

        // "      OTLP/gRPC listening on: http://127.0.0.1:45759"
        if (AddressAfter(line, GrpcLine) is { } grpc)
        {
            _grpc.TrySetResult(grpc);
        }
        else if (AddressAfter(line, FrontendLine) is { } frontend)
        {
            _frontend.TrySetResult(frontend);
        }
    }

    private static Uri? AddressAfter(string line, string label) =>
        line.IndexOf(label, StringComparison.Ordinal) is var found and >= 0
        && Uri.TryCreate(line[(found + label.Length)..].Trim(), UriKind.Absolute, out var address) ? address : null;

    private static bool IsForeign(string name) => Foreign.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
