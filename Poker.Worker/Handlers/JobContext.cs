using Npgsql;
using Poker.Infrastructure.Jobs;

namespace Poker.Worker.Handlers;

/// <summary>A job at work and what it needs.</summary>
/// <param name="Job">The job.</param>
/// <param name="Worker">The worker's id.</param>
/// <param name="Database">The database.</param>
/// <param name="Threads">Threads that the job may use: the slots that it was given.</param>
/// <param name="Folder">The worker's data folder, for what is better fetched once. Others may share it: files are written whole or not at all.</param>
/// <param name="Progress">Takes 0 to 1; sent with the next heartbeat.</param>
public sealed record JobContext(LeasedJob Job, Guid Worker, NpgsqlDataSource Database, int Threads, string Folder, IProgress<float> Progress)
{
    /// <summary>Ends the lease in the handler's transaction and commits it: all that was done there counts, exactly once, or nothing does.</summary>
    /// <param name="connection">The transaction's connection.</param>
    /// <param name="transaction">The transaction, which is over afterwards.</param>
    /// <param name="result">What the planner is to read; null for nothing.</param>
    /// <param name="cancellation">Ends it before the commit.</param>
    /// <exception cref="LeaseLostException">The lease no longer held: everything was rolled back.</exception>
    public async Task<JobResult> CommitAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, byte[]? result, CancellationToken cancellation)
    {
        if (!await JobStore.CompleteAsync(connection, Job.Token, result, cancellation))
        {
            await transaction.RollbackAsync(CancellationToken.None);
            throw new LeaseLostException();
        }

        await transaction.CommitAsync(CancellationToken.None);
        return JobResult.Committed;
    }
}
