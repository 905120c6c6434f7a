using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Poker.Contracts.V1;

namespace Poker.Tests.Coordinator;

/// <summary>A worker that speaks to a coordinator and does as a test says.</summary>
internal sealed class SimulatedWorker(Jobs.JobsClient jobs, int slots = 1, params string[] kinds)
{
    public Guid Id { get; init; } = Guid.NewGuid();

    public ByteString IdBytes => Bytes(Id);

    public static ByteString Bytes(Guid id) => ByteString.CopyFrom(id.ToByteArray(bigEndian: true));

    /// <summary>A header and a chunk for each part of a result.</summary>
    public static IEnumerable<CompleteRequest> Upload(Guid worker, ByteString token, byte[] result, int chunk = 1 << 20)
    {
        yield return new() { Header = new() { Worker = Bytes(worker), Token = token, Length = result.Length } };
        foreach (var part in result.Chunk(chunk))
        {
            yield return new() { Chunk = ByteString.CopyFrom(part) };
        }
    }

    public async Task<RegisterReply> RegisterAsync(bool wantsDatabase = false)
    {
        var request = new RegisterRequest { Worker = IdBytes, Name = $"worker {Id}", Slots = slots, Version = "0.1.0", WantsDatabase = wantsDatabase };
        request.Kinds.AddRange(kinds.Length > 0 ? kinds : [CountingPlanner.JobKind]);
        return await jobs.RegisterAsync(request, CoordinatorHost.Call());
    }

    public async Task<LeasedJob?> AcquireAsync(double patienceSeconds = 0, Guid? acquisition = null, int? freeSlots = null)
    {
        var request = new AcquireRequest
        {
            Worker = IdBytes,
            Acquisition = Bytes(acquisition ?? Guid.NewGuid()),
            FreeSlots = freeSlots ?? slots,
            Patience = Duration.FromTimeSpan(TimeSpan.FromSeconds(patienceSeconds)),
        };
        return (await jobs.AcquireAsync(request, CoordinatorHost.Call(40))).Job;
    }

    public Task<bool> CompleteAsync(ByteString token, params byte[] result) => SendAsync(Upload(Id, token, result));

    /// <summary>Sends messages of a hand-in and returns whether it counted.</summary>
    public async Task<bool> SendAsync(IEnumerable<CompleteRequest> messages)
    {
        using var call = jobs.Complete(CoordinatorHost.Call());
        try
        {
            foreach (var message in messages)
            {
                await call.RequestStream.WriteAsync(message);
            }

            await call.RequestStream.CompleteAsync();
        }
        catch (Exception error) when (error is RpcException or InvalidOperationException)
        {
            // The answer came before the end; it says why.
        }

        return (await call).Counted;
    }

    public async Task<HeartbeatReply> HeartbeatAsync(params ByteString[] tokens)
    {
        var request = new HeartbeatRequest { Worker = IdBytes };
        request.Leases.AddRange(tokens.Select(token => new LeaseProgress { Token = token, Progress = 0.5f }));
        return await jobs.HeartbeatAsync(request, CoordinatorHost.Call());
    }

    /// <returns>Whether the lease held.</returns>
    public async Task<bool> ReleaseAsync(ByteString token, string problem = "", bool leaving = false)
    {
        var request = new ReleaseRequest { Worker = IdBytes, Leaving = leaving };
        request.Jobs.Add(new Released { Token = token, Problem = problem });
        var reply = await jobs.ReleaseAsync(request, CoordinatorHost.Call());
        Assert.True(reply.Lost is [] || reply.Lost.SequenceEqual([token]));
        return reply.Lost.Count == 0;
    }
}
