using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Poker.Cli.Output;
using Poker.ServiceDefaults;
using Poker.Worker;
using Poker.Worker.Agents;

namespace Poker.Cli.Hosting;

/// <summary>Workers in this process: the very service that Poker.Worker runs alone.</summary>
internal sealed class WorkersHost : IAsyncDisposable
{
    private readonly IHost _host;

    private WorkersHost(IHost host) => _host = host;

    /// <summary>Cancelled when they end by themselves, such as by a coordinator that refuses them.</summary>
    public CancellationToken Ended => _host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;

    /// <summary>Why they ended by themselves; null where they did not.</summary>
    public string? Problem => _host.Services.GetRequiredService<ServiceExit>().Problem;

    /// <summary>Starts them.</summary>
    /// <param name="coordinator">Whom they work for.</param>
    /// <param name="options">How many, and how they call themselves.</param>
    /// <param name="configuration">More of the services' keys: the database where the coordinator is not asked for it, telemetry.</param>
    /// <param name="say">Hears of warnings.</param>
    /// <param name="cancellation">Ends the start.</param>
    /// <exception cref="CommandError">The options make no sense.</exception>
    public static async Task<WorkersHost> StartAsync(
        CoordinatorAddress coordinator,
        WorkerOptions options,
        IEnumerable<KeyValuePair<string, string?>> configuration,
        Action<string> say,
        CancellationToken cancellation)
    {
        try
        {
            var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = typeof(WorkerServices).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
            coordinator.AddTo(builder.Configuration);
            builder.Configuration.AddInMemoryCollection(configuration);
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["OTEL_SERVICE_NAME"] = "worker" });
            builder.Logging.ClearProviders();
            builder.Logging.AddProvider(new NoteLogger("worker", say));
            builder.Services.AddSingleton<IHostLifetime, SilentLifetime>();
            builder.AddServiceDefaults();
            builder.AddPokerWorker(_ => options);
            var host = builder.Build();
            await host.StartAsync(cancellation);
            return new WorkersHost(host);
        }
        catch (ServiceConfigurationException error)
        {
            throw CommandError.BadInput(error.Message);
        }
    }

    /// <summary>What they do, in one line, such as <c>working at turn/round/12 part 3 (40 %); 1 of 2 slots free</c>.</summary>
    public string Describe()
    {
        var agents = _host.Services.GetRequiredService<WorkerHost>().Agents.Select(agent => agent.Describe()).ToList();
        var jobs = agents.SelectMany(agent => agent.Jobs).ToList();
        var state = agents.All(agent => !agent.Connected) ? "not connected, trying again"
            : jobs.Count == 0 ? "waiting for work"
            : "working at " + string.Join(", ", jobs.Select(job => string.Create(CultureInfo.InvariantCulture, $"{job.Stage} part {job.Part} ({job.Progress:P0})")));
        return string.Create(CultureInfo.InvariantCulture, $"{state}; {agents.Sum(agent => agent.Free)} of {agents.Sum(agent => agent.Slots)} slots free");
    }

    /// <summary>Lets them finish or hand back what they work at, within seconds, and ends them.</summary>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        if (_host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }
}
