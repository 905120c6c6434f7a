using Poker.Infrastructure.Jobs;

namespace Poker.Worker.Handlers;

/// <summary>Does the jobs of one kind. One instance serves a worker for all its life, several jobs at once; it may keep caches between them.</summary>
public interface IJobHandler
{
    /// <summary>The kind of jobs.</summary>
    string Kind { get; }

    /// <summary>Whether the end of a job is worth a line at Information: there are a few of the kind, and something is complete then.</summary>
    bool IsNews(LeasedJob job) => false;

    /// <summary>Does a job.</summary>
    /// <param name="context">The job and what it needs.</param>
    /// <param name="cancellation">
    /// The lease is lost or the worker stops: the handler ends within a second, leaving nothing. What it committed before that counts.
    /// </param>
    /// <returns>The result, which the worker hands in; <see cref="JobResult.Committed"/> when the handler's own transaction has ended the lease.</returns>
    /// <exception cref="Exception">The job failed: its message is kept, and it is tried again by whoever leases it next.</exception>
    Task<JobResult> RunAsync(JobContext context, CancellationToken cancellation);
}
