using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Poker.Contracts.V1;
using LeasedJob = Poker.Infrastructure.Jobs.LeasedJob;

namespace Poker.Worker.Agents;

/// <summary>An agent's calls of the coordinator. All may be repeated.</summary>
/// <param name="jobs">The client.</param>
/// <param name="worker">The agent's id.</param>
internal sealed class CoordinatorCalls(Jobs.JobsClient jobs, Guid worker)
{
    /// <summary>The largest result, in bytes.</summary>
    public const int LargestResult = 64 << 20;

    private const int ChunkBytes = 1 << 20;

    // For a call that neither waits nor carries much, and what a long one may take beyond that.
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(10);

    // The slowest network that a result is handed in over.
    private const double SlowestBytesPerSecond = 1 << 20;

    private readonly ByteString _worker = Bytes(worker);

    public async Task<Registration> RegisterAsync(
        string name, int slots, string version, IEnumerable<string> kinds, bool wantsDatabase, CancellationToken cancellation)
    {
        var request = new RegisterRequest
        {
            Worker = _worker,
            Name = name,
            Slots = slots,
            Version = version,
            Kinds = { kinds },
            WantsDatabase = wantsDatabase,
        };
        var reply = await jobs.RegisterAsync(request, deadline: In(Short), cancellationToken: cancellation);
        return new(
            reply.HeartbeatEvery?.ToTimeSpan() ?? TimeSpan.Zero,
            reply.LeaseTime?.ToTimeSpan() ?? TimeSpan.Zero,
            reply.Database.Length > 0 ? reply.Database : null);
    }

    public async Task<LeasedJob?> AcquireAsync(Guid acquisition, int freeSlots, TimeSpan patience, CancellationToken cancellation)
    {
        var request = new AcquireRequest
        {
            Worker = _worker,
            Acquisition = Bytes(acquisition),
            FreeSlots = freeSlots,
            Patience = Duration.FromTimeSpan(patience),
        };
        var reply = await jobs.AcquireAsync(request, deadline: In(patience + Short), cancellationToken: cancellation);
        return reply.Job is { } job
            ? new LeasedJob(
                job.Id,
                Id(job.Run),
                job.Kind,
                job.Stage,
                job.Part,
                Id(job.Token),
                job.Payload.ToByteArray(),
                job.Slots,
                job.Attempt,
                job.Trace.Length > 0 ? job.Trace : null)
            : null;
    }

    /// <summary>Blocks the calling thread until the answer is there.</summary>
    /// <returns>The lost tokens; null when the coordinator doesn't know the worker.</returns>
    public IReadOnlyList<Guid>? Heartbeat(IEnumerable<(Guid Token, float Progress)> leases, TimeSpan patience, CancellationToken cancellation)
    {
        var request = new HeartbeatRequest
        {
            Worker = _worker,
            Leases = { leases.Select(lease => new LeaseProgress { Token = Bytes(lease.Token), Progress = lease.Progress }) },
        };
        var reply = jobs.Heartbeat(request, deadline: In(patience), cancellationToken: cancellation);
        return reply.Known ? [.. reply.Lost.Select(Id)] : null;
    }

    /// <summary>Hands a result in.</summary>
    /// <returns>Whether it counts.</returns>
    public async Task<bool> CompleteAsync(Guid token, byte[] result, CancellationToken cancellation)
    {
        using var call = jobs.Complete(
            deadline: In(Short + TimeSpan.FromSeconds(result.Length / SlowestBytesPerSecond)), cancellationToken: cancellation);
        var header = new CompleteHeader { Worker = _worker, Token = Bytes(token), Length = result.Length };
        try
        {
            await call.RequestStream.WriteAsync(new CompleteRequest { Header = header }, cancellation);
            for (var offset = 0; offset < result.Length; offset += ChunkBytes)
            {
                var chunk = UnsafeByteOperations.UnsafeWrap(result.AsMemory(offset, Math.Min(ChunkBytes, result.Length - offset)));
                await call.RequestStream.WriteAsync(new CompleteRequest { Chunk = chunk }, cancellation);
            }

            await call.RequestStream.CompleteAsync();
        }
        catch (Exception error) when (error is RpcException or InvalidOperationException && !cancellation.IsCancellationRequested)
        {
            // The call has ended already: its answer, or its own failure, says why.
        }

        return (await call.ResponseAsync).Counted;
    }

    /// <summary>Gives jobs back.</summary>
    /// <param name="jobs">Tokens, with a problem where a job failed.</param>
    /// <param name="leaving">Whether the worker goes for good.</param>
    /// <param name="patience">How long it may take; null for the usual.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The tokens that were lost already.</returns>
    public async Task<IReadOnlyList<Guid>> ReleaseAsync(
        IEnumerable<(Guid Token, string? Problem)> jobs, bool leaving, TimeSpan? patience, CancellationToken cancellation)
    {
        var request = new ReleaseRequest
        {
            Worker = _worker,
            Leaving = leaving,
            Jobs = { jobs.Select(job => new Released { Token = Bytes(job.Token), Problem = job.Problem ?? "" }) },
        };
        var reply = await Client.ReleaseAsync(request, deadline: In(patience ?? Short), cancellationToken: cancellation);
        return [.. reply.Lost.Select(Id)];
    }

    private Jobs.JobsClient Client => jobs;

    private static DateTime In(TimeSpan time) => DateTime.UtcNow + time;

    private static ByteString Bytes(Guid id) => ByteString.CopyFrom(id.ToByteArray(bigEndian: true));

    private static Guid Id(ByteString bytes) => new(bytes.Span, bigEndian: true);
}
