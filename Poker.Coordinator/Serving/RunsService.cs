using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Poker.Contracts.V1;
using Poker.Coordinator.Leading;
using Poker.Coordinator.Reporting;

namespace Poker.Coordinator.Serving;

/// <summary>How runs are started, stopped and watched: <c>protos/poker/v1/runs.proto</c>.</summary>
public sealed class RunsService(RunRequests runs, StatusReader status, JobSignals signals, IHostApplicationLifetime lifetime) : Runs.RunsBase
{
    private const int LongestKind = 100;
    private static readonly TimeSpan LeastBetween = TimeSpan.FromMilliseconds(500), MostBetween = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    public override async Task<RunStatus> Start(StartRunRequest request, ServerCallContext context)
    {
        var run = Requests.Id(request.Run, "run");
        try
        {
            await runs.StartAsync(
                run, Requests.Text(request.Kind, "kind", LongestKind), request.Spec.Length == 0 ? null : Requests.Spec(request.Spec), context.CancellationToken);
        }
        catch (InvalidRunException error)
        {
            throw Requests.Invalid(error.Message);
        }

        return await ReadAsync(run, context.CancellationToken);
    }

    /// <inheritdoc />
    public override async Task<RunStatus> Stop(StopRunRequest request, ServerCallContext context)
    {
        var run = Requests.Id(request.Run, "run");
        await runs.StopAsync(run, request.Drain, context.CancellationToken);
        return await ReadAsync(run, context.CancellationToken);
    }

    /// <inheritdoc />
    public override async Task<SystemStatus> Status(StatusRequest request, ServerCallContext context) =>
        Told(await status.ReadAsync(context.CancellationToken));

    /// <inheritdoc />
    public override async Task Watch(StatusRequest request, IServerStreamWriter<SystemStatus> responseStream, ServerCallContext context)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, lifetime.ApplicationStopping);
        var cancellation = either.Token;
        try
        {
            while (true)
            {
                var change = signals.NextChange;
                await responseStream.WriteAsync(Told(await status.ReadAsync(cancellation)), cancellation);
                await Task.Delay(LeastBetween, cancellation);

                // Progress within a job comes with heartbeats, without a signal.
                await Task.WhenAny(change, Task.Delay(MostBetween - LeastBetween, cancellation));
            }
        }
        catch (OperationCanceledException) when (!context.CancellationToken.IsCancellationRequested)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "The coordinator stops: watch another instance, or this one when it is back."));
        }
    }

    private static SystemStatus Told(SystemReport report)
    {
        var told = new SystemStatus { Leading = report.Leading, Queued = report.Queued, Leased = report.Leased };
        told.Runs.AddRange(report.Runs.Select(Told));
        told.Workers.AddRange(report.Workers.Select(Told));
        return told;
    }

    private static RunStatus Told(RunDetails run)
    {
        var told = new RunStatus
        {
            Run = Requests.Bytes(run.Id),
            Kind = run.Kind,
            State = run.State,
            Problem = run.Problem ?? "",
            Created = Timestamp.FromDateTime(run.Created),
            Finished = run.Finished is { } finished ? Timestamp.FromDateTime(finished) : null,
            Activity = run.Activity,
            Progress = run.Progress ?? -1,
            Pending = run.Pending,
            Leased = run.Leased,
            Done = run.Done,
            Trouble = run.Trouble ?? "",
        };
        told.Figures.Add(run.Figures.ToDictionary());
        return told;
    }

    private static WorkerStatus Told(WorkerDetails worker)
    {
        var told = new WorkerStatus
        {
            Worker = Requests.Bytes(worker.Id),
            Name = worker.Name,
            Slots = worker.Slots,
            Version = worker.Version,
            SinceSeen = Duration.FromTimeSpan(TimeSpan.FromSeconds(worker.SecondsSinceSeen)),
            State = worker.State,
            JobsDone = worker.JobsDone,
        };
        told.Jobs.AddRange(worker.Jobs);
        return told;
    }

    private async Task<RunStatus> ReadAsync(Guid run, CancellationToken cancellation) =>
        Told(await status.ReadAsync(run, cancellation) ?? throw new RpcException(new Status(StatusCode.NotFound, $"There is no run {run}.")));
}
