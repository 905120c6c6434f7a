using Poker.Infrastructure.Batches;
using Poker.Infrastructure.Jobs;

namespace Poker.Worker.Handlers.Blueprints;

/// <summary>Does the jobs of a blueprint's run: batches, bases and syncs. Each takes the whole worker, and all share its copy of the training.</summary>
/// <param name="counted">Hears of every batch of this worker's that counts: the place for metrics. Null for nobody.</param>
public sealed class BlueprintHandler(Action<BatchCosts>? counted = null) : IJobHandler, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private BlueprintReplica? _replica;

    /// <inheritdoc />
    public string Kind => BlueprintSpec.Kind;

    /// <inheritdoc />
    public bool IsNews(LeasedJob job) => job.Stage is not (BlueprintStages.Batch or BlueprintStages.Fold);

    /// <inheritdoc />
    public async Task<JobResult> RunAsync(JobContext context, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            var replica = await ReplicaAsync(context, cancellation);
            return context.Job.Stage switch
            {
                BlueprintStages.Batch => await BatchJob.RunAsync(replica, context, counted, cancellation),
                BlueprintStages.Begin => await BaseJob.BeginAsync(replica, context, cancellation),
                BlueprintStages.Fold => await BaseJob.FoldAsync(replica, context, cancellation),
                BlueprintStages.Sync => await SyncJob.RunAsync(replica, context, isLast: false, cancellation),
                BlueprintStages.LastSync => await EndAsync(await SyncJob.RunAsync(replica, context, isLast: true, cancellation)),
                var other => throw new InvalidOperationException($"There is no stage '{other}' of a blueprint's run in this build."),
            };
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _replica?.Dispose();
        _turn.Dispose();
    }

    // The copy of another run makes room first.
    private async Task<BlueprintReplica> ReplicaAsync(JobContext context, CancellationToken cancellation)
    {
        if (_replica?.Run != context.Job.Run)
        {
            _replica?.Dispose();
            _replica = null;
            await using var connection = await context.Database.OpenConnectionAsync(cancellation);
            var run = await new RunStore(connection).ReadAsync(context.Job.Run, cancellation) ?? throw new LeaseLostException();
            var spec = BlueprintSpec.Parse(run.Spec);
            _replica = new BlueprintReplica(run.Id, spec, await BatchTargets.CreateAsync(spec, context, cancellation));
        }

        return _replica;
    }

    // Its run is over: nothing more is trained from the copy.
    private Task<JobResult> EndAsync(JobResult result)
    {
        _replica?.Dispose();
        _replica = null;
        return Task.FromResult(result);
    }
}
