using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Poker.Contracts.V1;

namespace Poker.Tests.Harness;

/// <summary>The Jobs service over a <see cref="FakeBoard"/>.</summary>
internal sealed class FakeJobsService(FakeBoard board, FakeCoordinator coordinator) : Jobs.JobsBase
{
    private static readonly Dictionary<Guid, IReadOnlyCollection<string>> Kinds = [];

    public override Task<RegisterReply> Register(RegisterRequest request, ServerCallContext context)
    {
        Check(context);
        if (board.Version is { } version && request.Version != version)
        {
            throw new RpcException(new Status(StatusCode.FailedPrecondition, $"version {request.Version} is refused: this is {version}"));
        }

        lock (Kinds)
        {
            Kinds[Id(request.Worker)] = request.Kinds;
        }

        board.Register(Id(request.Worker), request.Name, request.Slots);
        return Task.FromResult(new RegisterReply
        {
            HeartbeatEvery = Duration.FromTimeSpan(board.HeartbeatEvery),
            LeaseTime = Duration.FromTimeSpan(board.LeaseTime),
            Database = request.WantsDatabase ? board.Database : "",
        });
    }

    public override async Task<AcquireReply> Acquire(AcquireRequest request, ServerCallContext context)
    {
        Check(context);
        IReadOnlyCollection<string> kinds;
        lock (Kinds)
        {
            kinds = Kinds.GetValueOrDefault(Id(request.Worker)) ?? [];
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, coordinator.Stopping);
        patience.CancelAfter(request.Patience.ToTimeSpan());
        while (!patience.IsCancellationRequested)
        {
            if (board.Acquire(Id(request.Worker), Id(request.Acquisition), request.FreeSlots, kinds) is { } job)
            {
                return new AcquireReply
                {
                    Job = new LeasedJob
                    {
                        Id = job.Id,
                        Run = Bytes(Guid.Empty),
                        Kind = job.Kind,
                        Stage = "stage",
                        Part = (int)job.Id,
                        Token = Bytes(job.Token),
                        Payload = ByteString.CopyFrom(job.Payload),
                        Slots = job.Slots,
                        Attempt = job.Attempts,
                        Trace = job.Trace,
                    },
                };
            }

            await Task.Delay(10, CancellationToken.None);
        }

        return coordinator.Stopping.IsCancellationRequested ? throw new RpcException(new Status(StatusCode.Unavailable, "stopping")) : new AcquireReply();
    }

    public override Task<HeartbeatReply> Heartbeat(HeartbeatRequest request, ServerCallContext context)
    {
        Check(context);
        var lost = board.Heartbeat(Id(request.Worker), [.. request.Leases.Select(lease => (Id(lease.Token), lease.Progress))]);
        return Task.FromResult(new HeartbeatReply { Known = lost is not null, Lost = { (lost ?? []).Select(Bytes) } });
    }

    public override async Task<CompleteReply> Complete(IAsyncStreamReader<CompleteRequest> requests, ServerCallContext context)
    {
        Check(context);
        await requests.MoveNext(context.CancellationToken);
        var header = requests.Current.Header;
        using var result = new MemoryStream();
        while (await requests.MoveNext(context.CancellationToken))
        {
            Assert.InRange(requests.Current.Chunk.Length, 1, 1 << 20);
            requests.Current.Chunk.WriteTo(result);
        }

        Assert.Equal(header.Length, result.Length);
        await coordinator.BeforeCompletion();
        var counted = board.Complete(Id(header.Token), result.ToArray());
        board.Note(counted ? "completed" : "refused a result");
        await coordinator.AfterCompletion();
        return new CompleteReply { Counted = counted };
    }

    public override Task<ReleaseReply> Release(ReleaseRequest request, ServerCallContext context)
    {
        Check(context);
        var lost = board.Release(Id(request.Worker), [.. request.Jobs.Select(job => (Id(job.Token), job.Problem))], request.Leaving);
        return Task.FromResult(new ReleaseReply { Lost = { lost.Select(token => ByteString.CopyFrom(token.ToByteArray(bigEndian: true))) } });
    }

    private void Check(ServerCallContext context)
    {
        Assert.NotEqual(DateTime.MaxValue, context.Deadline);
        if (board.Token is { } token && context.RequestHeaders.GetValue("authorization") != $"Bearer {token}")
        {
            throw new RpcException(new Status(StatusCode.Unauthenticated, "wrong token"));
        }
    }

    private static Guid Id(ByteString bytes) => new(bytes.Span, bigEndian: true);

    private static ByteString Bytes(Guid id) => ByteString.CopyFrom(id.ToByteArray(bigEndian: true));
}
