using System.Threading.RateLimiting;
using Grpc.Core;

namespace Poker.Coordinator.Serving;

/// <summary>What workers may use of an instance at a time: calls a second each, memory for uploads and connections in all.</summary>
public sealed class WorkerLimits : IDisposable
{
    private const int Megabyte = 1 << 20;
    private readonly PartitionedRateLimiter<Guid> _calls;
    private readonly ConcurrencyLimiter _uploads;
    private readonly SemaphoreSlim _database;

    /// <summary>Limits of an instance.</summary>
    public WorkerLimits(CoordinatorOptions options)
    {
        _calls = PartitionedRateLimiter.Create<Guid, Guid>(worker => RateLimitPartition.GetTokenBucketLimiter(worker, _ => new()
        {
            TokenLimit = 10 * options.WorkerCallsPerSecond,
            TokensPerPeriod = options.WorkerCallsPerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));
        _uploads = new(new() { PermitLimit = options.UploadMegabytes, QueueLimit = 4 * options.UploadMegabytes });
        _database = new(options.MostDatabaseCalls);
    }

    /// <summary>Does work that takes a connection, when it is its turn.</summary>
    public async Task<T> AskAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        await _database.WaitAsync(cancellation);
        try
        {
            return await work();
        }
        finally
        {
            _database.Release();
        }
    }

    /// <summary>Counts a worker's call.</summary>
    /// <exception cref="RpcException">RESOURCE_EXHAUSTED: the worker calls too often.</exception>
    public void Call(Guid worker)
    {
        using var lease = _calls.AttemptAcquire(worker);
        if (!lease.IsAcquired)
        {
            throw Exhausted("This worker calls too often: it is to wait a second.");
        }
    }

    /// <summary>Waits for the memory that a result takes; given back when disposed of.</summary>
    /// <exception cref="RpcException">RESOURCE_EXHAUSTED: too many wait already.</exception>
    public async Task<IDisposable> UploadAsync(long bytes, CancellationToken cancellation)
    {
        var lease = await _uploads.AcquireAsync((int)Math.Max(1, (bytes + Megabyte - 1) / Megabyte), cancellation);
        if (!lease.IsAcquired)
        {
            lease.Dispose();
            throw Exhausted("Too many results are being handed in: try again in a second.");
        }

        return lease;
    }

    /// <summary>Ends the limiting.</summary>
    public void Dispose()
    {
        _calls.Dispose();
        _uploads.Dispose();
        _database.Dispose();
    }

    private static RpcException Exhausted(string sentence) => new(new Status(StatusCode.ResourceExhausted, sentence));
}
