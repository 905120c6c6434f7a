using System.Collections.Concurrent;
using Npgsql;
using Poker.Coordinator.Planning;
using Poker.Coordinator.Planning.Blueprints;
using Poker.Infrastructure.Batches;
using Poker.Infrastructure.Jobs;
using Poker.Worker.Handlers;
using Poker.Worker.Handlers.Blueprints;

namespace Poker.Tests.Harness;

/// <summary>A leader and workers over the database alone, in this process: what plans, leases and does the jobs of a blueprint's run.</summary>
internal sealed class BatchCrew : IAsyncDisposable
{
    public static readonly JobOptions Quick = new()
    {
        LeaseTime = TimeSpan.FromSeconds(2),
        HeartbeatEvery = TimeSpan.FromMilliseconds(300),
        RetryAfter = TimeSpan.FromMilliseconds(10),
        MostAttempts = 50,
    };

    private readonly NpgsqlDataSource _dataSource;
    private readonly string _folder;
    private readonly BlueprintPlanner _planner = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _tasks = [];

    public BatchCrew(NpgsqlDataSource dataSource, string folder, int workers, Func<NpgsqlDataSource, NpgsqlDataSource>? connectionsOf = null)
    {
        (_dataSource, _folder, Store) = (dataSource, folder, new JobStore(dataSource, Quick));
        _tasks.Add(Task.Run(LeadAsync));
        for (var i = 0; i < workers; i++)
        {
            Join(connectionsOf?.Invoke(dataSource) ?? dataSource);
        }
    }

    public JobStore Store { get; }

    /// <summary>Every batch that a worker was told counts.</summary>
    public ConcurrentQueue<BatchCosts> Counted { get; } = [];

    /// <summary>What jobs failed with.</summary>
    public ConcurrentQueue<Exception> Failures { get; } = [];

    /// <summary>Called before a worker does a job, which may be late for its lease then.</summary>
    public Func<int, LeasedJob, Task>? BeforeJob { get; set; }

    /// <summary>A worker's progress, told from its training thread; null where nobody listens.</summary>
    public Func<int, IProgress<float>?>? ProgressOf { get; set; }

    public void Join(NpgsqlDataSource connections)
    {
        var number = _tasks.Count;
        _tasks.Add(Task.Run(() => WorkAsync(number, connections)));
    }

    /// <summary>Starts a run and waits for its end.</summary>
    public async Task<RunRow> RunAsync(BlueprintSpec spec)
    {
        var run = await StartAsync(spec);
        return await EndOfAsync(run);
    }

    public async Task<Guid> StartAsync(BlueprintSpec spec)
    {
        var run = Guid.NewGuid();
        await using var connection = await _dataSource.OpenConnectionAsync();
        await new RunStore(connection).StartAsync(run, BlueprintSpec.Kind, BlueprintSpec.Area, spec.ToJson(), null, CancellationToken.None);
        return run;
    }

    public async Task<RunRow> EndOfAsync(Guid run)
    {
        RunRow? found = null;
        await Poll.UntilAsync(
            async () =>
            {
                await using var connection = await _dataSource.OpenConnectionAsync();
                found = await new RunStore(connection).ReadAsync(run, CancellationToken.None);
                return !found!.IsLive;
            },
            "the run ended");
        return found!;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_tasks);
        _stop.Dispose();
    }

    private async Task LeadAsync()
    {
        await using var connection = await _dataSource.OpenConnectionAsync();
        while (!_stop.IsCancellationRequested)
        {
            await LeaderLeases.ExpireAsync(connection, Store.Options, CancellationToken.None);
            var workers = await JobBoard.WorkersAsync(connection, Quick.LeaseTime, CancellationToken.None);
            await using var transaction = await connection.BeginTransactionAsync();
            var runs = new RunStore(connection);
            foreach (var run in await runs.LiveAsync(CancellationToken.None))
            {
                await _planner.PlanAsync(new PlanningContext(run, runs, connection, workers), CancellationToken.None);
                await _planner.ReportAsync(new PlanningContext(run, runs, connection, workers), CancellationToken.None);
            }

            await transaction.CommitAsync();
            await Task.Delay(5);
        }
    }

    private async Task WorkAsync(int number, NpgsqlDataSource connections)
    {
        using var handler = new BlueprintHandler(Counted.Enqueue);
        var worker = Guid.NewGuid();
        await Store.RegisterAsync(worker, $"worker {number}", 1, "1", [handler.Kind], CancellationToken.None);
        using var ended = new CancellationTokenSource();
        LeasedJob? atWork = null;
        var beats = BeatAsync(worker, () => atWork, ended.Token);
        while (!_stop.IsCancellationRequested)
        {
            atWork = await Store.AcquireAsync(worker, Guid.NewGuid(), 1, CancellationToken.None);
            if (atWork is null)
            {
                await Task.Delay(5);
                continue;
            }

            await DoAsync(number, handler, worker, atWork, connections);
            atWork = null;
        }

        await ended.CancelAsync();
        await beats;
    }

    private async Task DoAsync(int number, BlueprintHandler handler, Guid worker, LeasedJob job, NpgsqlDataSource connections)
    {
        try
        {
            await (BeforeJob?.Invoke(number, job) ?? Task.CompletedTask);
            var result = await handler.RunAsync(new JobContext(job, worker, connections, 1, _folder, ProgressOf?.Invoke(number) ?? new Progress<float>()), _stop.Token);
            Assert.Null(result.Bytes);
        }
        catch (LeaseLostException)
        {
            // Somebody else has it.
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            await Store.HandBackAsync(job.Token, CancellationToken.None);
        }
        catch (Exception error)
        {
            Failures.Enqueue(error);
            await Store.FailAsync(job.Token, error.Message, CancellationToken.None);
        }
    }

    private async Task BeatAsync(Guid worker, Func<LeasedJob?> atWork, CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            await Store.HeartbeatAsync(worker, atWork() is { } job ? [(job.Token, 0f)] : [], CancellationToken.None);
            await Task.Delay(Quick.HeartbeatEvery, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
