using System.Diagnostics;
using Npgsql;
using Poker.Coordinator.Planning;
using Poker.Coordinator.Planning.Blueprints;
using Poker.Infrastructure.Batches;
using Poker.Infrastructure.Jobs;
using Poker.Worker.Handlers;
using Poker.Worker.Handlers.Blueprints;

namespace Poker.Cli.Bench;

/// <summary>A planner and workers of one thread in this process, over the database alone: what a cluster does, without its network.</summary>
internal sealed class BenchCrew(NpgsqlDataSource dataSource, string folder, int workers, List<BatchCosts> costs)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20), Life = TimeSpan.FromMinutes(10);

    private readonly JobStore _store = new(dataSource, new JobOptions { LeaseTime = Life });

    /// <summary>Trains for some time, until each worker's batch at that time has ended.</summary>
    public async Task TrainAsync(BlueprintSpec spec, TimeSpan time, CancellationToken cancellation)
    {
        var run = Guid.NewGuid();
        await using (var connection = await dataSource.OpenConnectionAsync(cancellation))
        {
            await new RunStore(connection).StartAsync(run, BlueprintSpec.Kind, BlueprintSpec.Area, spec.ToJson(), null, cancellation);
        }

        var ended = Stopwatch.StartNew();
        using var planned = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var leading = LeadAsync(planned.Token);
        try
        {
            await Task.WhenAll(Enumerable.Range(0, workers).Select(number => WorkAsync(number, () => ended.Elapsed >= time, cancellation)));
        }
        finally
        {
            await planned.CancelAsync();
            await leading;
        }
    }

    private async Task LeadAsync(CancellationToken cancellation)
    {
        var planner = new BlueprintPlanner();
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        while (!cancellation.IsCancellationRequested)
        {
            var found = await JobBoard.WorkersAsync(connection, Life, CancellationToken.None);
            await using var transaction = await connection.BeginTransactionAsync(CancellationToken.None);
            var runs = new RunStore(connection);
            foreach (var run in await runs.LiveAsync(CancellationToken.None))
            {
                await planner.PlanAsync(new PlanningContext(run, runs, connection, found), CancellationToken.None);
            }

            await transaction.CommitAsync(CancellationToken.None);
            await Task.Delay(Tick, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task WorkAsync(int number, Func<bool> ended, CancellationToken cancellation)
    {
        using var handler = new BlueprintHandler(batch =>
        {
            lock (costs)
            {
                costs.Add(batch);
            }
        });
        var worker = Guid.NewGuid();
        await _store.RegisterAsync(worker, $"bench {number}", 1, "1", [handler.Kind], cancellation);
        while (!ended())
        {
            if (await _store.AcquireAsync(worker, Guid.NewGuid(), 1, cancellation) is { } job)
            {
                await handler.RunAsync(new JobContext(job, worker, dataSource, 1, folder, new Progress<float>()), cancellation);
            }
            else
            {
                await Task.Delay(Tick, cancellation);
            }
        }
    }
}
