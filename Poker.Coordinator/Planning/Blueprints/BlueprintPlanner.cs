using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;
using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Infrastructure.Autotrain;
using Poker.Infrastructure.Batches;
using Poker.Infrastructure.History;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Coordinator.Planning.Blueprints;

/// <summary>Shares a blueprint's training out in batches, has bases written for those who join, and the table <c>blueprint</c> brought up to date.</summary>
/// <remarks>
/// Everything is in the ledger and the jobs; only a target's size is kept here. A run ends by its limits or by draining: batches that nobody has
/// begun are taken back, those at work are finished, the last sync brings all of them into the table.
/// </remarks>
/// <param name="usual">What runs without a spec begin; null for the defaults.</param>
public sealed class BlueprintPlanner(RunDefaults? usual = null) : IRunPlanner
{
    private const int TablesPerFold = 8;

    private readonly RunDefaults _usual = usual ?? new RunDefaults();

    private readonly ConcurrentDictionary<string, TargetSize> _sizes = [];

    /// <inheritdoc />
    public string Kind => BlueprintSpec.Kind;

    /// <summary>Jobs of batches that count which are kept, and how many more there may be before they are deleted.</summary>
    internal int KeptJobs { get; init; } = 1_000;

    /// <inheritdoc />
    public string Area => BlueprintSpec.Area;

    /// <inheritdoc />
    public void Validate(string spec) => BlueprintSpec.Parse(spec);

    /// <inheritdoc />
    /// <remarks>The stored blueprint's, else the usual one over the stored abstraction; it trains until it is stopped.</remarks>
    public async Task<string> DefaultSpecAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var key = await _usual.BlueprintAsync(connection, cancellation);
        return await MissingAsync(connection, key.Abstraction, cancellation) is { } missing
            ? throw new RunRefusedException($"{missing} Start a clustering run first, and wait for its end.")
            : new BlueprintSpec { Key = key }.ToJson();
    }

    /// <inheritdoc />
    public async Task PlanAsync(PlanningContext context, CancellationToken cancellation)
    {
        var (run, runs) = (context.Run, context.Runs);
        var spec = BlueprintSpec.Parse(run.Spec);
        var ledger = new BatchLedger(context.Connection, run.Id);
        if (await ledger.ReadAsync(cancellation) is not { } progress)
        {
            await BeginAsync(context, spec, ledger, cancellation);
            return;
        }

        if (progress.BeganIterations > 0 && !(await runs.StageAsync(run.Id, BlueprintStages.Begin, cancellation)).IsDone)
        {
            return;
        }

        var isDraining = run.State == RunState.Draining;
        if (!isDraining && (progress.Iterations - progress.BeganIterations >= spec.Iterations || progress.Seconds >= spec.Seconds))
        {
            isDraining = await runs.MoveAsync(run.Id, RunState.Draining, null, cancellation);
        }

        if (isDraining)
        {
            await DrainAsync(context, spec, ledger, cancellation);
            return;
        }

        await IssueAsync(context, spec, ledger, progress, cancellation);
        await FoldAsync(context, spec, cancellation);
        await SyncAsync(context, spec, progress, cancellation);
    }

    /// <inheritdoc />
    public Task CleanUpAsync(NpgsqlConnection connection, CancellationToken cancellation) => RunLeftovers.DropAsync(connection, cancellation);

    /// <inheritdoc />
    public async Task<RunReport> ReportAsync(PlanningContext context, CancellationToken cancellation)
    {
        var spec = BlueprintSpec.Parse(context.Run.Spec);
        var ledger = new BatchLedger(context.Connection, context.Run.Id);
        if (await ledger.ReadAsync(cancellation) is not { } progress)
        {
            return new RunReport($"{spec.Target}: about to begin", null, new Dictionary<string, double>());
        }

        var (_, issued, _, _) = await ledger.IssuedAsync(progress.BeganIterations, cancellation);
        var atWork = issued.Count(batch => batch.IsLeased);
        var figures = new Dictionary<string, double>
        {
            [FigureNames.Epoch] = progress.Epoch,
            [FigureNames.Iterations] = progress.Iterations,
            [FigureNames.Nodes] = progress.Nodes,
            ["batches at work"] = atWork,
            ["staleness bound"] = PlanOf(context, spec).Staleness,
            ["trained seconds"] = progress.BeganSeconds + progress.Seconds,
        };
        var learnt = "";
        if (await ledger.FiguresAsync(cancellation) is { } seen)
        {
            figures["information sets"] = seen.InformationSets;
            figures["touched"] = seen.Touched;
            figures[FigureNames.MeanRegret] = seen.MeanPositiveRegret;
            learnt = string.Create(CultureInfo.InvariantCulture, $", mean positive regret {seen.MeanPositiveRegret:N1} {RegretUnits.Of(spec)}");
        }

        var byCount = (progress.Iterations - progress.BeganIterations) / (double?)spec.Iterations;
        var byTime = progress.Seconds / spec.Seconds;
        var done = byCount is null || byTime > byCount ? byTime : byCount;
        var activity = context.Run.State switch
        {
            RunState.Draining when atWork > 0 => $"{spec.Target}: finishing {atWork} batches",
            RunState.Draining => $"{spec.Target}: storing the blueprint",
            _ => string.Create(
                CultureInfo.InvariantCulture, $"{spec.Target}: batch {progress.Epoch:N0}, {atWork} at work, {progress.Iterations:N0} iterations{learnt}"),
        };
        return new RunReport(activity, done is { } part ? Math.Clamp(part, 0, 1) : null, figures);
    }

    // Workers of any machine need the streets as files, and whoever plays needs the rows.
    private static async Task<string?> MissingAsync(NpgsqlConnection connection, AbstractionKey key, CancellationToken cancellation)
    {
        var stored = await StreetArtefacts.StoredAsync(connection, key, cancellation);
        var complete = (await AbstractionStore.ReadStatusAsync(connection, cancellation))
            .Where(street => street.State == StreetState.Complete && stored.Contains(street.Street)).Select(street => street.Street).ToHashSet();
        var missing = Streets.InOrderOfClustering.ToArray().Where(street => !complete.Contains(street)).Select(street => street.Name()).ToList();
        return missing.Count > 0 ? $"The abstraction is incomplete: {string.Join(", ", missing)} {(missing.Count == 1 ? "is" : "are")} not clustered." : null;
    }

    // From the stored blueprint of the same key, or from nothing.
    private static async Task BeginAsync(PlanningContext context, BlueprintSpec spec, BatchLedger ledger, CancellationToken cancellation)
    {
        var stored = spec.Key is null ? null : (await BlueprintStore.ReadRunAsync(context.Connection, cancellation))?.Run;
        if (spec.Key is { } key && new Resumption(null, stored).ProblemWith(key, null) is { } refused)
        {
            await context.Runs.MoveAsync(context.Run.Id, RunState.Failed, $"{refused.Problem} {refused.WayOut}", cancellation);
            return;
        }

        await ledger.BeginAsync(
            stored?.Id ?? context.Run.Id, stored?.Iterations ?? 0, stored?.Nodes ?? 0, stored?.TrainedSeconds ?? 0, cancellation);
        await FrameTable.DropUnusedAsync(context.Connection, cancellation);
        if (stored?.Iterations > 0)
        {
            await AddAsync(context, BlueprintStages.Begin, 0, priority: -2, cancellation);
        }
    }

    private async Task IssueAsync(
        PlanningContext context, BlueprintSpec spec, BatchLedger ledger, RunProgress progress, CancellationToken cancellation)
    {
        var plan = PlanOf(context, spec);
        var (epoch, issued, batch, first) = await ledger.IssuedAsync(progress.BeganIterations, cancellation);
        var (end, before) = (progress.BeganIterations + spec.Iterations, batch);
        var jobs = new List<NewJob>();
        for (var room = plan.Room(epoch, issued); room > 0 && !(first >= end); room--)
        {
            var length = plan.LengthAt(first, end);
            await ledger.IssueAsync(batch, new ClaimedBatch(first, length, plan.Staleness, plan.Crowd), epoch, cancellation);
            jobs.Add(new NewJob(Kind, BlueprintStages.Batch, batch, []) { Slots = 0 });
            (batch, first) = (batch + 1, first + length);
        }

        await context.Runs.AddJobsAsync(context.Run.Id, jobs, cancellation);
        if (batch / KeptJobs > before / KeptJobs)
        {
            await ledger.ForgetJobsAsync(KeptJobs, cancellation);
        }
    }

    private async Task FoldAsync(PlanningContext context, BlueprintSpec spec, CancellationToken cancellation)
    {
        var folds = await context.Runs.StageAsync(context.Run.Id, BlueprintStages.Fold, cancellation);
        if (folds.Pending + folds.Leased > 0)
        {
            return;
        }

        var (epochs, bytes) = await new FrameLedger(context.Connection, context.Run.Id).UnfoldedAsync(cancellation);
        if (epochs >= spec.FoldEpochs || bytes >= (spec.FoldBytes ?? TablesPerFold * SizeOf(spec).TableBytes))
        {
            await AddAsync(context, BlueprintStages.Fold, (int)folds.Total, priority: -1, cancellation);
        }
    }

    private static async Task SyncAsync(PlanningContext context, BlueprintSpec spec, RunProgress progress, CancellationToken cancellation)
    {
        if (spec.SyncEverySeconds is { } every)
        {
            var syncs = await context.Runs.StageAsync(context.Run.Id, BlueprintStages.Sync, cancellation);
            if (syncs.Pending + syncs.Leased == 0 && progress.Seconds >= every * (syncs.Total + 1))
            {
                await AddAsync(context, BlueprintStages.Sync, (int)syncs.Total, priority: -1, cancellation);
            }
        }
    }

    private static async Task DrainAsync(PlanningContext context, BlueprintSpec spec, BatchLedger ledger, CancellationToken cancellation)
    {
        await ledger.WithdrawAsync(cancellation);
        var all = await context.Runs.StageAsync(context.Run.Id, null, cancellation);
        var last = await context.Runs.StageAsync(context.Run.Id, BlueprintStages.LastSync, cancellation);
        if (all.Pending + all.Leased > 0)
        {
            return;
        }

        if (!last.IsDone)
        {
            await AddAsync(context, BlueprintStages.LastSync, 0, priority: -2, cancellation);
            return;
        }

        if (spec.IsHoldem && !spec.KeepDeltas)
        {
            await new FrameLedger(context.Connection, context.Run.Id).ReleaseAsync(cancellation);
            await FrameTable.DropUnusedAsync(context.Connection, cancellation);
        }

        await context.Runs.MoveAsync(context.Run.Id, RunState.Done, null, cancellation);
    }

    private static Task AddAsync(PlanningContext context, string stage, int part, int priority, CancellationToken cancellation) =>
        context.Runs.AddJobsAsync(
            context.Run.Id, [new NewJob(BlueprintSpec.Kind, stage, part, []) { Slots = 0, Priority = priority }], cancellation);

    private BatchPlan PlanOf(PlanningContext context, BlueprintSpec spec)
    {
        var size = SizeOf(spec);
        return new BatchPlan(spec, size.Unit, size.Length, context.Workers.Count(worker => worker.Kinds.Contains(BlueprintSpec.Kind)));
    }

    private TargetSize SizeOf(BlueprintSpec spec) => _sizes.GetOrAdd(spec.ToJson(), _ => TargetSize.Of(spec));
}
