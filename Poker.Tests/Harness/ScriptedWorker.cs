using Npgsql;
using Poker.Infrastructure.Jobs;
using Poker.Worker.Handlers;
using Poker.Worker.Handlers.Clustering;

namespace Poker.Tests.Harness;

/// <summary>A worker whose every step a test takes: it leases from the database itself, with its own memory and folder.</summary>
internal sealed class ScriptedWorker(NpgsqlDataSource dataSource, JobStore jobs, string folder, ClusteringMemory memory) : IProgress<float>
{
    private readonly Dictionary<string, IJobHandler> _handlers = ClusteringHandlers.Of(memory).ToDictionary(handler => handler.Kind);

    /// <summary>Its id.</summary>
    public Guid Id { get; } = Guid.NewGuid();

    /// <summary>Hears of the progress of jobs, on the job's thread.</summary>
    public Action<float>? OnProgress { get; set; }

    /// <summary>Makes itself known.</summary>
    public async Task<ScriptedWorker> RegisterAsync(int slots = 1)
    {
        await jobs.RegisterAsync(Id, $"worker {Id:N}"[..12], slots, "1.0", [.. _handlers.Keys], CancellationToken.None);
        return this;
    }

    /// <summary>Leases a job; null when there is none.</summary>
    public Task<LeasedJob?> AcquireAsync() => jobs.AcquireAsync(Id, Guid.NewGuid(), 1, CancellationToken.None);

    /// <summary>Does a job, without handing anything in.</summary>
    public Task<JobResult> WorkAsync(LeasedJob job, CancellationToken cancellation = default) =>
        _handlers[job.Kind].RunAsync(new JobContext(job, Id, dataSource, 1, folder, this), cancellation);

    /// <summary>Hands a result in, unless the job's own transaction has ended the lease.</summary>
    public async Task<bool> HandInAsync(LeasedJob job, JobResult result) =>
        result.Bytes is null
            ? await jobs.WasCompletedAsync(job.Token, CancellationToken.None)
            : await jobs.CompleteAsync(job.Token, result.Bytes, CancellationToken.None);

    void IProgress<float>.Report(float value) => OnProgress?.Invoke(value);
}
