using Npgsql;
using Poker.Coordinator.Planning;
using Poker.Coordinator.Planning.Clustering;
using Poker.Core.Numerics;
using Poker.Infrastructure.Autotrain;
using Poker.Infrastructure.Jobs;
using Poker.Worker.Handlers;
using Poker.Worker.Handlers.Clustering;

namespace Poker.Tests.Harness;

/// <summary>
/// A clustering run in a real database, one step after another in a seeded order: plannings, some of them lost; leases; deaths of workers
/// before, in and after their work; results handed in twice or too late; workers that join.
/// </summary>
internal sealed class ScriptedRun(NpgsqlDataSource dataSource, ClusteringSpec spec, string folder, ulong seed)
{
    private const int MostSteps = 20_000;

    private readonly List<ScriptedWorker> _workers = [];
    private Rng _rng = new(seed, 4);
    private int _folders;

    /// <summary>The run.</summary>
    public Guid Id { get; } = Guid.NewGuid();

    /// <summary>How often something went wrong, in a hundred.</summary>
    public int Mishaps { get; init; }

    /// <summary>Jobs that were counted.</summary>
    public int Counted { get; private set; }

    /// <summary>Leases that were lost.</summary>
    public int Lost { get; private set; }

    /// <summary>Leases.</summary>
    public JobStore Jobs { get; } = new(dataSource, new JobOptions { MostAttempts = 1_000, RetryAfter = TimeSpan.Zero });

    /// <summary>Starts the run with some workers.</summary>
    public async Task StartAsync(int workers)
    {
        await using (var connection = await dataSource.OpenConnectionAsync())
        {
            await new RunStore(connection).StartAsync(Id, ClusteringPlanner.RunKind, "autotrain", spec.ToJson(), null, CancellationToken.None);
        }

        for (var i = 0; i < workers; i++)
        {
            await JoinAsync();
        }
    }

    /// <summary>Goes on until the run has ended.</summary>
    /// <param name="stop">Asked before each step whether to leave it there.</param>
    public async Task<RunRow> RunAsync(Func<Task<bool>>? stop = null)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            var run = await PlanAsync();
            if (!run.IsLive || (stop is not null && await stop()))
            {
                return run;
            }

            for (var turn = 0; turn <= _workers.Count; turn++)
            {
                await WorkAsync();
            }
        }

        throw new InvalidOperationException($"The run does not end: {(await ReportAsync()).Activity}.");
    }

    /// <summary>Plans once, as the instance that leads does.</summary>
    public async Task<RunRow> PlanAsync()
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var context = await ContextAsync(connection);
        if (await context.Runs.ProblemAsync(Id, CancellationToken.None) is { } problem)
        {
            await context.Runs.MoveAsync(Id, RunState.Failed, problem, CancellationToken.None);
        }
        else if (context.Run.IsLive)
        {
            await new ClusteringPlanner(Jobs.Options).PlanAsync(context, CancellationToken.None);
        }

        if (Mishap())
        {
            await transaction.RollbackAsync();
        }
        else
        {
            await transaction.CommitAsync();
        }

        return (await new RunStore(connection).ReadAsync(Id, CancellationToken.None))!;
    }

    /// <summary>What the run says of itself.</summary>
    public async Task<RunReport> ReportAsync()
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        return await new ClusteringPlanner().ReportAsync(await ContextAsync(connection), CancellationToken.None);
    }

    /// <summary>A worker joins.</summary>
    public async Task<ScriptedWorker> JoinAsync()
    {
        var worker = await new ScriptedWorker(dataSource, Jobs, Path.Combine(folder, $"{_folders++}"), new ClusteringMemory()).RegisterAsync();
        _workers.Add(worker);
        return worker;
    }

    /// <summary>The run gives a worker no more to do.</summary>
    public void Leave(ScriptedWorker worker) => _workers.Remove(worker);

    /// <summary>Lets a lease expire.</summary>
    public async Task ExpireAsync(LeasedJob job)
    {
        await using var command = dataSource.CreateCommand("UPDATE job SET leased_until = clock_timestamp() - interval '1 s' WHERE token = $1");
        command.Parameters.Add(new() { Value = job.Token });
        await command.ExecuteNonQueryAsync();
        await Jobs.ExpireAsync(dataSource);
        Lost++;
    }

    /// <summary>Lets no job wait for a certain worker any longer.</summary>
    public async Task LetTimePassAsync()
    {
        await using var command = dataSource.CreateCommand("UPDATE job SET preferred_until = clock_timestamp() WHERE preferred IS NOT NULL");
        await command.ExecuteNonQueryAsync();
    }

    private async Task WorkAsync()
    {
        var worker = _workers[(int)_rng.Below((ulong)_workers.Count)];
        if (await worker.AcquireAsync() is not { } job)
        {
            await LetTimePassAsync();
            return;
        }

        if (!Mishap())
        {
            await CountAsync(worker, job);
            return;
        }

        switch (_rng.Below(5))
        {
            case 0:
                // Dies before it does anything; another one comes.
                await ExpireAsync(job);
                _workers.Remove(worker);
                await JoinAsync();
                break;
            case 1:
                await DieAtWorkAsync(worker, job);
                break;
            case 2:
                await FallBehindAsync(worker, job);
                break;
            case 3:
                // Hands it in twice.
                await CountAsync(worker, job);
                Assert.True(await Jobs.WasCompletedAsync(job.Token, CancellationToken.None));
                break;
            default:
                Assert.True(await Jobs.HandBackAsync(job.Token, CancellationToken.None));
                await JoinAsync();
                break;
        }
    }

    private async Task CountAsync(ScriptedWorker worker, LeasedJob job)
    {
        Assert.True(await worker.HandInAsync(job, await worker.WorkAsync(job)));
        Counted++;
    }

    // Its connections break in the middle: what it did in a transaction is gone, and so is its lease.
    private async Task DieAtWorkAsync(ScriptedWorker worker, LeasedJob job)
    {
        using var stop = new CancellationTokenSource();
        worker.OnProgress = _ => stop.Cancel();
        try
        {
            var result = await worker.WorkAsync(job, stop.Token);
            if (result.Bytes is null)
            {
                // Too small to die in: it had been committed.
                Counted++;
                return;
            }
        }
        catch (OperationCanceledException)
        {
            // As it should.
        }
        finally
        {
            worker.OnProgress = null;
        }

        await ExpireAsync(job);
    }

    // Its lease expires, another does the job, and then it comes with its own result.
    private async Task FallBehindAsync(ScriptedWorker worker, LeasedJob job)
    {
        await ExpireAsync(job);
        var other = await JoinAsync();
        if (await other.AcquireAsync() is { } again)
        {
            await CountAsync(other, again);
        }

        try
        {
            Assert.False(await worker.HandInAsync(job, await worker.WorkAsync(job)));
        }
        catch (Exception error) when (error is LeaseLostException or InvalidOperationException)
        {
            // It noticed by itself, or its run had gone on.
        }
    }

    private bool Mishap() => _rng.Below(100) < (ulong)Mishaps;

    private async Task<PlanningContext> ContextAsync(NpgsqlConnection connection)
    {
        var runs = new RunStore(connection);
        var workers = await JobBoard.WorkersAsync(connection, TimeSpan.FromHours(1), CancellationToken.None);
        var mine = workers.Where(worker => _workers.Exists(other => other.Id == worker.Id)).ToArray();
        return new PlanningContext((await runs.ReadAsync(Id, CancellationToken.None))!, runs, connection, mine);
    }
}
