using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Poker.Contracts.V1;
using Poker.Coordinator.Telemetry;
using Poker.Infrastructure.Jobs;
using Poker.ServiceDefaults.Calls;

namespace Poker.Coordinator.Serving;

/// <summary>How workers meet the coordinator: <c>protos/poker/v1/jobs.proto</c>.</summary>
public sealed class JobsService(
    JobStore jobs,
    JobAcquisition acquisition,
    WorkerLimits limits,
    CoordinatorOptions options,
    CoordinatorTelemetry telemetry,
    ILogger<JobsService> log) : Contracts.V1.Jobs.JobsBase
{
    private const int LongestName = 100, LongestVersion = 100, MostSlots = 4096, MostLeases = 4096;
    private static readonly TimeSpan LongestPatience = TimeSpan.FromSeconds(30);

    /// <inheritdoc />
    public override async Task<RegisterReply> Register(RegisterRequest request, ServerCallContext context)
    {
        var worker = Requests.Id(request.Worker, "worker");
        limits.Call(worker);
        var name = Requests.Text(request.Name, "name", LongestName);
        var slots = Requests.Number(request.Slots, "slots", 1, MostSlots);
        var version = BuildVersion.Require(Requests.Text(request.Version, "version", LongestVersion));
        var kinds = Requests.Kinds(request.Kinds);
        await AskAsync(() => jobs.RegisterAsync(worker, name, slots, version, kinds, context.CancellationToken), context.CancellationToken);
        LogMessages.Registered(log, name, worker, slots, version);
        return new()
        {
            HeartbeatEvery = Duration.FromTimeSpan(jobs.Options.HeartbeatEvery),
            LeaseTime = Duration.FromTimeSpan(jobs.Options.LeaseTime),
            Database = request.WantsDatabase ? DatabaseFor(name, context) : "",
        };
    }

    /// <inheritdoc />
    public override async Task<AcquireReply> Acquire(AcquireRequest request, ServerCallContext context)
    {
        var worker = Requests.Id(request.Worker, "worker");
        limits.Call(worker);
        var id = Requests.Id(request.Acquisition, "acquisition");
        var patience = Requests.Time(request.Patience, "patience", LongestPatience);
        var slots = await limits.AskAsync(() => jobs.SlotsAsync(worker, context.CancellationToken), context.CancellationToken)
            ?? throw new RpcException(new Status(StatusCode.FailedPrecondition, "The worker is not known here: it is to register again."));
        var free = Requests.Number(request.FreeSlots, "free_slots", 1, slots);
        if (await acquisition.AcquireAsync(worker, id, free, patience, context.CancellationToken) is not { } job)
        {
            return new();
        }

        telemetry.Leased(job.Kind);
        return new() { Job = Told(job) };
    }

    /// <inheritdoc />
    public override async Task<HeartbeatReply> Heartbeat(HeartbeatRequest request, ServerCallContext context)
    {
        var worker = Requests.Id(request.Worker, "worker");
        limits.Call(worker);
        Requests.AtMost(request.Leases.Count, "leases", MostLeases);
        var leases = request.Leases
            .Select(lease => (Token: Requests.Id(lease.Token, "token"), Progress: Requests.Share(lease.Progress, "progress")))
            .DistinctBy(lease => lease.Token)
            .ToList();
        var held = await limits.AskAsync(() => jobs.HeartbeatAsync(worker, leases, context.CancellationToken), context.CancellationToken);
        var reply = new HeartbeatReply { Known = held is not null };
        reply.Lost.AddRange(leases.Where(lease => held?.Contains(lease.Token) != true).Select(lease => Requests.Bytes(lease.Token)));
        return reply;
    }

    /// <inheritdoc />
    public override async Task<CompleteReply> Complete(IAsyncStreamReader<CompleteRequest> requestStream, ServerCallContext context)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        patience.CancelAfter(options.UploadTime);
        try
        {
            return await CompleteAsync(requestStream, patience.Token);
        }
        catch (Exception error) when (patience.IsCancellationRequested && !context.CancellationToken.IsCancellationRequested)
        {
            LogMessages.UploadRefused(log, error.Message);
            throw new RpcException(new Status(StatusCode.DeadlineExceeded, $"The result did not come within {options.UploadTime.TotalSeconds:0} s."));
        }
    }

    /// <inheritdoc />
    public override async Task<ReleaseReply> Release(ReleaseRequest request, ServerCallContext context)
    {
        var worker = Requests.Id(request.Worker, "worker");
        limits.Call(worker);
        Requests.AtMost(request.Jobs.Count, "jobs", MostLeases);
        var released = request.Jobs.Select(job => (Token: Requests.Id(job.Token, "token"), Problem: ProblemOf(job))).ToList();
        var reply = new ReleaseReply();
        foreach (var (token, problem) in released)
        {
            if (!await limits.AskAsync(() => ReleaseAsync(worker, token, problem, context.CancellationToken), context.CancellationToken))
            {
                reply.Lost.Add(Requests.Bytes(token));
            }
        }

        if (request.Leaving)
        {
            await AskAsync(() => jobs.LeaveAsync(worker, context.CancellationToken), context.CancellationToken);
        }

        return reply;
    }

    private static string ProblemOf(Released job) => job.Problem.Length <= JobStore.LongestProblem
        ? job.Problem.Replace('\0', ' ')
        : throw Requests.Invalid($"problem has {job.Problem.Length} characters, but may have {JobStore.LongestProblem}.");

    private static Contracts.V1.LeasedJob Told(Infrastructure.Jobs.LeasedJob job) => new()
    {
        Id = job.Id,
        Run = Requests.Bytes(job.Run),
        Kind = job.Kind,
        Stage = job.Stage,
        Part = job.Part,
        Token = Requests.Bytes(job.Token),
        Payload = UnsafeByteOperations.UnsafeWrap(job.Payload),
        Slots = job.Slots,
        Attempt = job.Attempt,
        Trace = job.Trace ?? "",
    };

    private Task AskAsync(Func<Task> work, CancellationToken cancellation) => limits.AskAsync(
        async () =>
        {
            await work();
            return true;
        },
        cancellation);

    private async Task<CompleteReply> CompleteAsync(IAsyncStreamReader<CompleteRequest> stream, CancellationToken cancellation)
    {
        var header = await ResultUpload.HeaderAsync(stream, cancellation);
        var (worker, token) = (Requests.Id(header.Worker, "worker"), Requests.Id(header.Token, "token"));
        limits.Call(worker);

        // Nothing is received for a lease that does not hold.
        switch (await limits.AskAsync(() => jobs.LeaseStateAsync(worker, token, cancellation), cancellation))
        {
            case LeaseState.Completed:
                return new() { Counted = true };
            case LeaseState.Held:
                using (await limits.UploadAsync(header.Length, cancellation))
                {
                    var result = await ResultUpload.ReadAsync(stream, header.Length, cancellation);
                    return new() { Counted = await limits.AskAsync(() => jobs.CompleteAsync(token, result, cancellation), cancellation) };
                }

            default:
                return new() { Counted = false };
        }
    }

    // Whether the lease held.
    private async Task<bool> ReleaseAsync(Guid worker, Guid token, string problem, CancellationToken cancellation)
    {
        // A token is a worker's for good: what is not its own now never was, or is lost.
        if (await jobs.LeaseStateAsync(worker, token, cancellation) != LeaseState.Held)
        {
            return false;
        }

        if (problem.Length > 0)
        {
            return await FailAsync(worker, token, problem, cancellation);
        }

        if (!await jobs.HandBackAsync(token, cancellation))
        {
            return false;
        }

        telemetry.HandedBack();
        return true;
    }

    private async Task<bool> FailAsync(Guid worker, Guid token, string problem, CancellationToken cancellation)
    {
        if (await jobs.FindAsync(token, cancellation) is not { } job || !await jobs.FailAsync(token, problem, cancellation))
        {
            return false;
        }

        LogMessages.JobFailed(log, worker, job.Stage, job.Part, job.Run, problem);
        telemetry.Failed();
        return true;
    }

    private string DatabaseFor(string name, ServerCallContext context)
    {
        var http = context.GetHttpContext();
        if (options.WorkerDatabase is not null && !Loopback.Is(http.Connection.RemoteIpAddress) && !http.Request.IsHttps)
        {
            LogMessages.DatabaseNotTold(log, name);
            return "";
        }

        return options.WorkerDatabase ?? "";
    }
}
