using System.Diagnostics;
using Grpc.Core;
using Npgsql;
using Poker.Contracts.V1;
using Poker.ServiceDefaults.Telemetry;
using Poker.Worker.Telemetry;

namespace Poker.Worker.Agents;

/// <summary>One worker: registers, leases jobs while it has free slots, and goes on doing so whatever happens to the coordinator or the database.</summary>
internal sealed class WorkerAgent : IAsyncDisposable
{
    private static readonly TimeSpan ShortestHeartbeat = TimeSpan.FromMilliseconds(50);

    // What remains of the time to stop goes to ending cancelled handlers, and to the goodbye.
    private static readonly TimeSpan CancelTime = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan GoodbyeTime = TimeSpan.FromMilliseconds(800);

    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _abort = new();
    private readonly WorkerOptions _options;
    private readonly ILogger _logger;
    private readonly CoordinatorCalls _calls;
    private readonly WorkerDatabase _database;
    private readonly HandlerSet _handlers;
    private readonly JobsAtWork _jobs;
    private readonly Contact _contact;
    private readonly JobRun _run;
    private readonly BackOff _backOff = new();
    private readonly string _name;
    private int _registeredSlots, _registeredKinds;
    private Heartbeats? _heartbeats;
    private Registration? _registration;
    private Task _loop = Task.CompletedTask;

    /// <summary>Makes the agent and its handlers; nothing is called yet.</summary>
    public WorkerAgent(WorkerOptions options, int replica, IServiceProvider services)
    {
        var loggers = services.GetRequiredService<ILoggerFactory>();
        _options = options;
        _name = options.NameOf(replica);
        _logger = loggers.CreateLogger<WorkerAgent>();
        _calls = new(services.GetRequiredService<Jobs.JobsClient>(), Id);
        _database = new(services.GetService<NpgsqlDataSource>(), loggers);
        _handlers = new(services);
        _jobs = new(options.SlotsEach);
        _contact = new(_name, _jobs, _logger);
        _run = new(options, _name, Id, _calls, _handlers, _database, _jobs, _logger);
    }

    /// <summary>What is sent at registration: this build's version.</summary>
    public static string Version { get; } = typeof(WorkerAgent).Assembly.GetName().Version!.ToString(3);

    /// <summary>The worker's id, chosen once a process.</summary>
    public Guid Id { get; } = Guid.NewGuid();

    /// <summary>Whether the coordinator knows it and was heard of within a lease's time.</summary>
    public bool IsConnected => _contact.IsKnown && _contact.Silence < _registration?.LeaseTime;

    /// <summary>Works until it is stopped.</summary>
    /// <exception cref="WorkerRefusedException">The coordinator doesn't want it as it is.</exception>
    public Task RunAsync() => _loop = LoopAsync(_stopping.Token);

    /// <summary>What it does, for people.</summary>
    public AgentState Describe() => new(
        Id,
        _name,
        IsConnected,
        _options.SlotsEach,
        _jobs.Free,
        [.. _jobs.Snapshot().Select(work => new AgentJob(work.Job.Kind, work.Job.Stage, work.Job.Part, work.Progress, work.Elapsed.TotalSeconds))]);

    /// <summary>Takes no more work, lets jobs at work go on for a while, hands the rest back and says goodbye.</summary>
    /// <param name="hurry">Cuts the waiting short; what isn't finished is handed back all the same.</param>
    public async Task StopAsync(CancellationToken hurry)
    {
        await _stopping.CancelAsync();
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _logger.Stopping(_name, _jobs.Snapshot().Count);
        await DrainAsync(_options.DrainTime, hurry);
        var cancelled = _jobs.Snapshot();
        foreach (var work in cancelled)
        {
            work.Cancel();
        }

        await DrainAsync(CancelTime, hurry);
        await _abort.CancelAsync();
        await GoodbyeAsync();
        _heartbeats?.Dispose();
        _logger.Stopped(_name, cancelled.Count);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_run.HandlersLeft > 0 || _jobs.Snapshot().Count > 0)
        {
            _logger.HandlersLeft(_name);
            return;
        }

        await _handlers.DisposeAsync();
        await _database.DisposeAsync();
        _stopping.Dispose();
        _abort.Dispose();
    }

    private async Task LoopAsync(CancellationToken stopping)
    {
        try
        {
            Guid? acquisition = null;
            while (true)
            {
                if (!_contact.IsKnown || _registeredSlots != Math.Max(1, _jobs.Usable) || _registeredKinds != _handlers.Kinds.Count)
                {
                    await RegisterAsync(stopping);
                }

                if (_run.DatabaseIsGone)
                {
                    await FindDatabaseAsync(stopping);
                }

                acquisition = await AcquireAsync(acquisition ?? Guid.NewGuid(), stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
    }

    private async Task RegisterAsync(CancellationToken stopping)
    {
        while (true)
        {
            var (slots, kinds) = (Math.Max(1, _jobs.Usable), _handlers.Kinds);
            using var activity = WorkerTraces.Register();
            try
            {
                var told = await _calls.RegisterAsync(_name, slots, Version, kinds, _database.IsWanted, stopping);
                _database.Take(told.Database);
                _registration = told with { HeartbeatEvery = told.HeartbeatEvery > ShortestHeartbeat ? told.HeartbeatEvery : ShortestHeartbeat };
                (_registeredSlots, _registeredKinds) = (slots, kinds.Count);
                _backOff.Reset();
                _contact.Heard(isKnown: true);
                _logger.Registered(_name, Id, slots, string.Join(", ", kinds));
                _heartbeats ??= new(_name, _calls, _jobs, _contact, _registration);
                _heartbeats.Take(_registration);
                return;
            }
            catch (RpcException error)
            {
                stopping.ThrowIfCancellationRequested();
                if (!error.IsTransient())
                {
                    throw error.ToRefusal();
                }

                activity?.SetStatus(ActivityStatusCode.Error);
                _contact.Missed(error);
            }

            activity?.Stop();
            await _backOff.DelayAsync(stopping);
        }
    }

    private async Task FindDatabaseAsync(CancellationToken stopping)
    {
        _logger.DatabaseGone(_name);
        var backOff = new BackOff();
        while (!await _database.AnswersAsync(stopping))
        {
            await backOff.DelayAsync(stopping);
        }

        _run.DatabaseIsGone = false;
        _logger.DatabaseBack(_name);
    }

    // Waits for one job. Returns the acquisition when it is to be repeated: its answer may be under way.
    private async Task<Guid?> AcquireAsync(Guid acquisition, CancellationToken stopping)
    {
        var changed = _jobs.Changed;
        var free = _jobs.Free;
        if (free <= 0)
        {
            await changed.WaitAsync(stopping);
            return acquisition;
        }

        var begun = Stopwatch.GetTimestamp();
        using var poll = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        try
        {
            Task<Infrastructure.Jobs.LeasedJob?> call;
            using (Untraced.Begin())
            {
                call = _calls.AcquireAsync(acquisition, free, _options.Patience, poll.Token);
            }

            // More slots have come free, or it has to register: what is asked for now is another thing.
            if (await Task.WhenAny(call, changed) == changed)
            {
                await poll.CancelAsync();
            }

            var job = await call;
            _backOff.Reset();
            if (job is not null)
            {
                Begin(job);
            }
            else if (Stopwatch.GetElapsedTime(begun) < _options.Patience / 4)
            {
                // A coordinator that doesn't wait is not asked without a pause.
                await changed.WaitAsync(BackOffTime, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            return null;
        }
        catch (RpcException) when (poll.IsCancellationRequested)
        {
            stopping.ThrowIfCancellationRequested();
            return acquisition;
        }
        catch (RpcException error)
        {
            // Cut short when a heartbeat is answered again.
            _contact.Missed(error);
            await changed.WaitAsync(_backOff.Next(), stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return acquisition;
        }
    }

    private static TimeSpan BackOffTime => TimeSpan.FromMilliseconds(200 + Random.Shared.Next(100));

    private void Begin(Infrastructure.Jobs.LeasedJob job)
    {
        var work = new JobAtWork(job, Math.Clamp(job.Slots == 0 ? _options.SlotsEach : job.Slots, 1, Math.Max(1, _jobs.Free)));
        if (_jobs.TryAdd(work))
        {
            _ = Task.Run(() => _run.RunAsync(work, _abort.Token), CancellationToken.None);
        }
    }

    private async Task DrainAsync(TimeSpan time, CancellationToken hurry)
    {
        var begun = Stopwatch.GetTimestamp();
        while (true)
        {
            var changed = _jobs.Changed;
            var left = time - Stopwatch.GetElapsedTime(begun);
            if (_jobs.Snapshot().Count == 0 || left <= TimeSpan.Zero || hurry.IsCancellationRequested)
            {
                return;
            }

            await ((Task)changed.WaitAsync(left, hurry)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task GoodbyeAsync()
    {
        if (_heartbeats is null)
        {
            return;
        }

        try
        {
            await _calls.ReleaseAsync(
                _jobs.Snapshot().Select(work => (work.Job.Token, (string?)null)), leaving: true, GoodbyeTime, CancellationToken.None);
        }
        catch (RpcException error)
        {
            _logger.GoodbyeFailed(_name, error.StatusCode.ToString(), error.Status.Detail);
        }
    }
}
