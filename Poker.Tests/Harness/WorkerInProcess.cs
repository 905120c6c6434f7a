using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Poker.ServiceDefaults;
using Poker.Worker;
using Poker.Worker.Handlers;

namespace Poker.Tests.Harness;

/// <summary>A worker in the tests' process, composed as its own Program does.</summary>
internal sealed class WorkerInProcess : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TemporaryFolder _folder = new();
    private bool _stopped;

    private WorkerInProcess(string url, IEnumerable<IJobHandler> handlers, Func<WorkerOptions, WorkerOptions> configure, (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(Log).SetMinimumLevel(LogLevel.Debug);
        builder.WebHost.UseKestrelHttpsConfiguration().UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection([
            new("Poker:Coordinator:Url", url),
            .. settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)),
        ]);
        builder.AddServiceDefaults();
        builder.AddPokerWorker(options => configure(options with { Name = "tested", Folder = _folder.Root, Slots = 2, DrainTime = TimeSpan.FromSeconds(1) }));
        foreach (var handler in handlers)
        {
            builder.Services.AddJobHandler(_ => handler);
        }

        _app = builder.Build();
        _app.MapDefaultEndpoints();
        _app.MapPokerWorker();
    }

    /// <summary>What it logged.</summary>
    public LogLines Log { get; } = new();

    public IServiceProvider Services => _app.Services;

    /// <summary>Where its HTTP endpoints are.</summary>
    public string Url => _app.Urls.Single();

    /// <summary>Why it ended by itself; null if it didn't.</summary>
    public string? Problem => _app.Services.GetRequiredService<ServiceExit>().Problem;

    public static async Task<WorkerInProcess> StartAsync(
        string url, IEnumerable<IJobHandler> handlers, Func<WorkerOptions, WorkerOptions>? configure = null, params (string Key, string Value)[] settings)
    {
        var worker = new WorkerInProcess(url, handlers, configure ?? (options => options), settings);
        try
        {
            await worker._app.StartAsync();
            return worker;
        }
        catch
        {
            await worker.DisposeAsync();
            throw;
        }
    }

    public async Task StopAsync()
    {
        _stopped = true;
        await _app.StopAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_stopped)
        {
            await StopAsync();
        }

        await _app.DisposeAsync();
        _folder.Dispose();
    }
}
