using System.Globalization;
using Npgsql;
using Poker.Cli.Bench.Coordinating;
using Poker.Cli.Output;
using Poker.Infrastructure.Jobs;

namespace Poker.Cli.Bench;

/// <summary>A coordinator and simulated workers over loopback: leases and completions a second, and that every job counts exactly once.</summary>
internal sealed class CoordinatorBench : IBench
{
    /// <inheritdoc />
    public string Name => "coordinator";

    /// <inheritdoc />
    public string Description => "leases and completions of simulated workers, on a temporary embedded PostgreSQL; only when asked for by name";

    /// <inheritdoc />
    public bool OnlyByName => true;

    /// <inheritdoc />
    public IEnumerable<BenchResult> Run(BenchContext context)
    {
        var workers = new List<BenchWorker>();
        var leases = context.Measure(this, "", "leases", () =>
        {
            workers.AddRange(RunAsync(context).GetAwaiter().GetResult());
            return (workers.Sum(worker => (long)worker.Acquired.Count), 0);
        });
        var who = string.Create(CultureInfo.InvariantCulture, $"{context.Workers} workers");
        leases = leases with { WallSeconds = context.Seconds, Checksum = "" };
        yield return leases with { Name = $"{who}, Acquire {LatencyText.Of(workers.SelectMany(worker => worker.Acquired))}" };
        yield return leases with
        {
            Name = $"{who}, Complete {LatencyText.Of(workers.SelectMany(worker => worker.Completed))}",
            Count = workers.Sum(worker => (long)worker.Counted.Count),
            Unit = "completions",
        };
    }

    private static async Task<List<BenchWorker>> RunAsync(BenchContext context)
    {
        await using var coordinator = await BenchCoordinator.StartAsync(context.Cancel);
        await using var connection = await coordinator.Database.DataSource.OpenConnectionAsync(context.Cancel);
        var (runs, run) = (new RunStore(connection), Guid.NewGuid());
        await runs.StartAsync(run, BenchPlanner.Name, BenchPlanner.Name, "{}", null, context.Cancel);
        var workers = Enumerable.Range(0, context.Workers).Select(_ => new BenchWorker(coordinator.Address, coordinator.Token)).ToList();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.Cancel);
        stop.CancelAfter(TimeSpan.FromSeconds(context.Seconds));
        await Task.WhenAll(workers.Select(worker => Task.Run(() => worker.RunAsync(stop.Token), CancellationToken.None)));
        workers.ForEach(worker => worker.Dispose());
        context.Cancel.ThrowIfCancellationRequested();
        await RequireAllCountedOnceAsync(connection, run, workers);
        return workers;
    }

    // A job that is done was told to exactly one worker, and none was told of another.
    private static async Task RequireAllCountedOnceAsync(NpgsqlConnection connection, Guid run, List<BenchWorker> workers)
    {
        await using var command = new NpgsqlCommand("SELECT coalesce(array_agg(id ORDER BY id), '{}') FROM job WHERE run = $1 AND state = 'done'", connection)
        {
            Parameters = { new() { Value = run } },
        };
        var done = (long[])(await command.ExecuteScalarAsync())!;
        var told = workers.SelectMany(worker => worker.Counted).Order().ToArray();
        if (!done.AsSpan().SequenceEqual(told))
        {
            throw new CommandError($"{done.Length} jobs are done, but the workers were told of {told.Length}: jobs were lost or counted twice");
        }
    }
}
