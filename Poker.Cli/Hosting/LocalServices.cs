using System.Net;
using Npgsql;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Security;
using Poker.ServiceDefaults;
using Poker.Worker;
using Poker.Worker.Telemetry;

namespace Poker.Cli.Hosting;

/// <summary>All services in this process: database, dashboard, coordinator, capture, bot, workers, started in this order and stopped in the other.</summary>
internal sealed class LocalServices : IAsyncDisposable
{
    private const string NoDashboard =
        $"the Aspire dashboard is not on this machine: dotnet run eng/packages.cs fetches it where npm is, {DashboardFinder.Variable} names its executable";

    private readonly Stack<(string Name, IAsyncDisposable Service)> _started = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly Action<string> _say;
    private DashboardProcess? _dashboard;
    private LoopbackService? _capture, _bot;
    private Task _keeping = Task.CompletedTask;

    private LocalServices(Action<string> say) => _say = say;

    /// <summary>The database.</summary>
    public PokerDatabase Database { get; private set; } = null!;

    /// <summary>The coordinator.</summary>
    public CoordinatorHost Coordinator { get; private set; } = null!;

    /// <summary>What runs where.</summary>
    public HostFacts Facts { get; private set; } = null!;

    /// <summary>Cancelled when a service ended by itself: nothing goes on without it.</summary>
    public CancellationToken Ended => _ended.Token;

    /// <summary>Why a service ended by itself; null where none did.</summary>
    public string? Problem { get; private set; }

    /// <summary>Starts them; what was started is stopped again when one fails.</summary>
    public static async Task<LocalServices> StartAsync(UpRequest request, PokerDatabase database, Action<string> say, CancellationToken cancellation)
    {
        var services = new LocalServices(say) { Database = database };
        try
        {
            await services.StartAsync(request, cancellation);
            return services;
        }
        catch
        {
            await services.DisposeAsync();
            throw;
        }
    }

    /// <summary>How an embedded server is opened for a request; null where it is not, or another server is used.</summary>
    public static ListenOptions? ListenFor(UpRequest request) =>
        request.Listen is { } address && request.Database.ConnectionString is null ? new ListenOptions(address, CertificateFor(request)) : null;

    /// <summary>Stops what was started, the last first.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        while (_started.TryPop(out var started))
        {
            _say($"Stopping {started.Name}.");
            await started.Service.DisposeAsync();
        }

        await _keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
        _ended.Dispose();
    }

    private static NetworkCertificate CertificateFor(UpRequest request)
    {
        string[] names = [request.KnownAs!, Environment.MachineName, "localhost", "127.0.0.1"];
        var address = $"{request.Listen}";
        return NetworkCertificate.OfFolder(
            request.Database.Folder, request.Listen!.Equals(IPAddress.Any) || request.Listen.Equals(IPAddress.IPv6Any) ? names : [.. names, address], TimeProvider.System);
    }

    private async Task StartAsync(UpRequest request, CancellationToken cancellation)
    {
        _keeping = KeepDatabaseAsync();
        var folder = request.Database.Folder;
        var certificate = request.Listen is null ? null : CertificateFor(request);
        var options = new ServicesOptions
        {
            Folder = folder,
            Database = Database.ConnectionString,
            WorkerDatabase = WorkerDatabase(request),
            Token = SharedToken.OfFolder(folder),
            Live = request.Live,
            Port = request.Port,
            Listen = request.Listen,
            KnownAs = request.KnownAs,
            Certificate = certificate,
            Telemetry = await StartDashboardAsync(request, cancellation) ?? [],
        };
        Coordinator = await CoordinatorHost.StartAsync(options, _say, cancellation);
        _started.Push(("the coordinator", Coordinator));
        Watch(Coordinator.Ended, () => "the coordinator ended");
        await StartCaptureAsync(request, options, cancellation);
        await StartBotAsync(request, options, cancellation);
        await StartWorkersAsync(request, options, cancellation);
        Facts = new HostFacts(
            Database.Description,
            Coordinator.Grpc.ToString(),
            Coordinator.Http.ToString(),
            Coordinator.Open?.ToString(),
            certificate?.Fingerprint,
            SharedToken.FileIn(folder),
            _capture?.Http.ToString(),
            _bot?.Http.ToString(),
            request.Live,
            request.Workers,
            _dashboard?.LoginUrl.ToString(),
            request.Dashboard && _dashboard is null ? NoDashboard : null);
    }

    private async Task StartCaptureAsync(UpRequest request, ServicesOptions options, CancellationToken cancellation)
    {
        if (!request.Capture)
        {
            return;
        }

        _capture = await LoopbackService.StartCaptureAsync(options, _say, cancellation);
        _started.Push(("the capture service", _capture));
        Watch(_capture.Ended, () => "the capture service ended");
    }

    private async Task StartBotAsync(UpRequest request, ServicesOptions options, CancellationToken cancellation)
    {
        if (!request.Bot)
        {
            return;
        }

        _bot = await LoopbackService.StartBotAsync(options, _say, cancellation);
        _started.Push(("the bot service", _bot));
        Watch(_bot.Ended, () => "the bot service ended");
    }

    private async Task StartWorkersAsync(UpRequest request, ServicesOptions options, CancellationToken cancellation)
    {
        if (request.Workers == 0)
        {
            return;
        }

        var workers = await WorkersHost.StartAsync(
            Coordinator.Address,
            new WorkerOptions { Replicas = request.Workers, Folder = options.Folder },
            [.. options.Telemetry, new(DefaultServices.TelemetryOfKey, WorkerMetrics.Name), new("ConnectionStrings:poker", DatabaseOfWorkersHere())],
            _say,
            cancellation);
        _started.Push((request.Workers == 1 ? "the worker" : "the workers", workers));
        Watch(workers.Ended, () => workers.Problem ?? "the workers ended");
    }

    private async Task<Dictionary<string, string?>?> StartDashboardAsync(UpRequest request, CancellationToken cancellation)
    {
        if (!request.Dashboard || DashboardFinder.Find() is not { } executable)
        {
            return null;
        }

        _dashboard = await DashboardProcess.StartAsync(executable, null, cancellation);
        _started.Push(("the dashboard", _dashboard));
        return _dashboard.Telemetry.ToDictionary(entry => entry.Key, entry => (string?)entry.Value);
    }

    // All workers of an open server are one role, so that each may go on with what another has made.
    private string DatabaseOfWorkersHere() => Database.WorkerConnectionString is { } open
        ? new NpgsqlConnectionStringBuilder(open) { Host = "127.0.0.1" }.ConnectionString
        : Database.ConnectionString;

    // Workers of this machine use the loopback where nothing is open; an external server is reached from everywhere.
    private string WorkerDatabase(UpRequest request) => Database.WorkerConnectionString is { } open
        ? new NpgsqlConnectionStringBuilder(open) { Host = request.KnownAs }.ConnectionString
        : Database.ConnectionString;

    private async Task KeepDatabaseAsync()
    {
        try
        {
            await Database.KeepAsync(_say, _stopping.Token);
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
        catch (DatabaseException error)
        {
            End(error.Message);
        }
    }

    private void Watch(CancellationToken ended, Func<string> problem) => ended.Register(() =>
    {
        if (!_stopping.IsCancellationRequested)
        {
            End(problem());
        }
    });

    private void End(string problem)
    {
        Problem ??= problem;
        _ended.Cancel();
    }
}
