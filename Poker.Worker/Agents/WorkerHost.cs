using Poker.ServiceDefaults;

namespace Poker.Worker.Agents;

/// <summary>Runs the agents of a process.</summary>
/// <remarks>They are stopped before anything else of the host is: a coordinator in the same process still takes what they hand in.</remarks>
internal sealed class WorkerHost(
    WorkerOptions options, IServiceProvider services, IHostApplicationLifetime lifetime, ServiceExit exit, ILogger<WorkerHost> logger)
    : IHostedLifecycleService, IAsyncDisposable
{
    // Threads that the pool starts without hesitation: answers to heartbeats are handled on it, and handlers may fill it with work.
    private const int SpareThreads = 64;

    private readonly List<WorkerAgent> _agents = [];

    /// <summary>The agents.</summary>
    public IReadOnlyList<WorkerAgent> Agents => _agents;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        ThreadPool.GetMinThreads(out var threads, out var completions);
        ThreadPool.SetMinThreads(Math.Max(threads, SpareThreads + options.Replicas), completions);
        CreateFolder();
        for (var replica = 0; replica < options.Replicas; replica++)
        {
            _agents.Add(new WorkerAgent(options, replica, services));
        }

        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Not before the whole host has started: a coordinator in the same process listens by then, and a refusal stops a host that runs.
        lifetime.ApplicationStarted.Register(() => _agents.ForEach(agent => _ = RunAsync(agent)));
        return Task.CompletedTask;
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.WhenAll(_agents.Select(agent => agent.StopAsync(cancellationToken)));

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        // The container disposes of what it made once for each way that it is registered.
        var agents = _agents.ToList();
        _agents.Clear();
        foreach (var agent in agents)
        {
            await agent.DisposeAsync();
        }
    }

    private void CreateFolder()
    {
        try
        {
            Directory.CreateDirectory(options.FullFolder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ServiceConfigurationException(
                $"The data folder cannot be made: {error.Message} Set {WorkerOptions.Section}:{nameof(WorkerOptions.Folder)} to another.", error);
        }
    }

    private async Task RunAsync(WorkerAgent agent)
    {
        try
        {
            await agent.RunAsync();
        }
        catch (WorkerRefusedException error)
        {
            exit.Fail(error.Message);
        }
        catch (Exception error)
        {
            logger.WorkerEnds(error, agent.Id.ToString());
            exit.Fail(error is ServiceConfigurationException ? error.Message : $"The worker failed: {Problem.Of(error)}");
        }
    }
}
