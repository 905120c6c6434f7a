using System.Globalization;
using Npgsql;
using Poker.Core.Learning.Samples;
using Poker.Core.Statistics;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Live;
using Poker.Infrastructure.Models;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Coordinator.Planning.Live;

/// <summary>
/// Goes round: when enough hands have come a network is trained, the candidate is validated in the testbed, tried in service beside the model
/// in production, and promoted or rejected. One cycle at a time.
/// </summary>
/// <remarks>
/// Everything is in <c>live_cycle</c>, the jobs and the registry; only a trial's sums are kept here. Each cycle that tests a candidate spends a share
/// of the error rate (<see cref="AlphaSpending"/>): a candidate has to be found better both in the testbed and, where it is tried, in service.
/// </remarks>
/// <param name="usual">What runs without a spec do; null for the defaults.</param>
/// <param name="clock">The time; null for the system's.</param>
public sealed class LivePlanner(LiveOptions? usual = null, TimeProvider? clock = null) : IRunPlanner
{
    // Before training of blueprints, which takes all there is.
    private const int Priority = -3;

    private static readonly TimeSpan KeptResults = TimeSpan.FromDays(7);

    private readonly TimeProvider _time = clock ?? TimeProvider.System;
    private TrialWatch? _trial;

    /// <inheritdoc />
    public string Kind => LiveSpec.Kind;

    /// <inheritdoc />
    public string Area => LiveSpec.Area;

    /// <inheritdoc />
    public void Validate(string spec) => LiveSpec.Parse(spec);

    /// <inheritdoc />
    public Task<string> DefaultSpecAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        Task.FromResult((usual ?? new LiveOptions()).ToSpec().ToJson());

    /// <inheritdoc />
    public async Task PlanAsync(PlanningContext context, CancellationToken cancellation)
    {
        var spec = LiveSpec.Parse(context.Run.Spec);
        var store = new LiveStore(context.Connection);
        var cycle = await store.OpenAsync(cancellation);
        if (cycle is not null && cycle.Run != context.Run.Id)
        {
            cycle = await new CycleEnding(context, store).TakeOverAsync(cycle, cancellation);
        }

        if (context.Run.State == RunState.Draining)
        {
            await new CycleEnding(context, store).DrainAsync(cycle, cancellation);
            return;
        }

        await (cycle?.State switch
        {
            null => BeginAsync(context, spec, store, cancellation),
            CycleState.Training => TrainedAsync(context, spec, store, cycle, cancellation),
            CycleState.Validating => ValidatedAsync(context, spec, store, cycle, cancellation),
            _ => TriedAsync(context, spec, store, cycle, cancellation),
        });
    }

    /// <inheritdoc />
    public Task CleanUpAsync(NpgsqlConnection connection, CancellationToken cancellation) => new LiveStore(connection).CleanUpAsync(KeptResults, cancellation);

    /// <inheritdoc />
    public Task<RunReport> ReportAsync(PlanningContext context, CancellationToken cancellation) =>
        LiveReport.ReadAsync(context, LiveSpec.Parse(context.Run.Spec), _trial, cancellation);

    private static async Task BeginAsync(PlanningContext context, LiveSpec spec, LiveStore store, CancellationToken cancellation)
    {
        var request = await store.TakeRequestAsync(cancellation);
        var (learned, newest, fresh) = await store.HandsAsync(long.MaxValue, cancellation);
        if (request is null && fresh < spec.Hands)
        {
            return;
        }

        var registry = new ModelRegistry(context.Connection);
        var production = await PlayingAsync(registry, cancellation);
        var cause = request is null ? Text($"{fresh:N0} new hands") : request.Who;
        var alpha = AlphaSpending.RateOf(spec.Alpha, 1 + await store.TestedAsync(cancellation));
        if (request?.Candidate is { } candidate)
        {
            var row = await registry.FindAsync(candidate, cancellation);
            var cycle = await store.BeginAsync(context.Run.Id, cause, learned, 0, production?.Version, alpha, cancellation);
            if (row?.State != ModelState.Candidate || row.Layout != FeatureLayout.Version)
            {
                var what = row is null ? "not there" : row.State != ModelState.Candidate ? $"{ModelPath.NameOf(row.State)}, no candidate" : $"of the feature layout {row.Layout}";
                await store.MoveAsync(cycle, CycleState.Nothing, null, Text($"version {candidate} is {what}"), cancellation);
                return;
            }

            await AddValidationAsync(context, spec, store, await OpenAsync(store, cancellation), candidate, Text($"version {candidate} as it is"), cancellation);
            return;
        }

        var begun = await store.BeginAsync(context.Run.Id, cause, newest, fresh, production?.Version, alpha, cancellation);
        var job = new TrainingJob(begun, production?.Version, learned, newest, FeatureLayout.Version, spec);
        await context.Runs.AddJobsAsync(
            context.Run.Id, [new NewJob(LiveStages.Training, LiveStages.TrainingOf(begun), 0, LiveJson.Bytes(job)) { Priority = Priority }], cancellation);
    }

    private static async Task TrainedAsync(PlanningContext context, LiveSpec spec, LiveStore store, CycleRow cycle, CancellationToken cancellation)
    {
        if (await context.Runs.ResultsAsync(context.Run.Id, LiveStages.TrainingOf(cycle.Id), cancellation) is not [var (_, _, result)])
        {
            return;
        }

        var ending = new CycleEnding(context, store);
        var outcome = LiveJson.Read<TrainingOutcome>(result);
        var row = outcome.Candidate is { } version ? await new ModelRegistry(context.Connection).FindAsync(version, cancellation) : null;
        if (row is null)
        {
            await ending.EndAsync(cycle, CycleState.Nothing, outcome.Summary, cancellation);
        }
        else if (row.State != ModelState.Candidate)
        {
            await ending.EndAsync(
                cycle, CycleState.Nothing, Text($"what came of it is version {row.Version}, which is {ModelPath.NameOf(row.State)}"), cancellation);
        }
        else
        {
            await AddValidationAsync(context, spec, store, cycle, row.Version, outcome.Summary, cancellation);
        }
    }

    private static async Task AddValidationAsync(
        PlanningContext context, LiveSpec spec, LiveStore store, CycleRow cycle, long candidate, string summary, CancellationToken cancellation)
    {
        var hasBlueprint = await BlueprintStore.ReadRunAsync(context.Connection, cancellation) is not null;
        await context.Runs.AddJobsAsync(context.Run.Id, ValidationPlan.JobsOf(cycle, candidate, spec, hasBlueprint, Priority), cancellation);
        await store.MoveAsync(cycle.Id, CycleState.Validating, candidate, summary, cancellation);
    }

    private static async Task ValidatedAsync(PlanningContext context, LiveSpec spec, LiveStore store, CycleRow cycle, CancellationToken cancellation)
    {
        var stage = LiveStages.ValidationOf(cycle.Id);
        if (!(await context.Runs.StageAsync(context.Run.Id, stage, cancellation)).IsDone)
        {
            return;
        }

        var ending = new CycleEnding(context, store);
        List<ValidationOutcome> outcomes =
            [.. (await context.Runs.ResultsAsync(context.Run.Id, stage, cancellation)).Select(result => LiveJson.Read<ValidationOutcome>(result.Result))];
        var registry = new ModelRegistry(context.Connection);
        var evidence = LiveJson.Text(new { cycle = cycle.Id, cycle.Alpha, tests = outcomes });
        await registry.LockAsync(cancellation);
        var failed = outcomes.FirstOrDefault(outcome => !outcome.Passed);
        var words = failed?.Summary ?? outcomes.First(outcome => outcome.Test == ValidationTest.Better).Summary;
        var production = await PlayingAsync(registry, cancellation);
        if (failed is null && production?.Version != cycle.Parent)
        {
            // It was compared with what plays no more.
            words = Text($"meanwhile {Name(production?.Version)} came into production, with which it was not compared");
        }

        if ((await registry.FindAsync(cycle.Candidate!.Value, cancellation))?.State != ModelState.Candidate)
        {
            await ending.EndAsync(cycle, CycleState.Nothing, Text($"somebody has moved version {cycle.Candidate} meanwhile"), cancellation);
        }
        else if (failed is not null || production?.Version != cycle.Parent)
        {
            await ending.RejectAsync(registry, cycle, words, evidence, cancellation);
        }
        else
        {
            await registry.MoveAsync(cycle.Candidate.Value, ModelState.Validated, new(CycleEnding.Who, words, evidence), cancellation);
            await AdvanceAsync(context, spec, store, cycle, registry, words, cancellation);
        }
    }

    // Into the trial; without one, or without anything to be compared with, into production.
    private static async Task AdvanceAsync(
        PlanningContext context, LiveSpec spec, LiveStore store, CycleRow cycle, ModelRegistry registry, string words, CancellationToken cancellation)
    {
        var candidate = cycle.Candidate!.Value;
        if (!spec.Trial || cycle.Parent is null)
        {
            var why = spec.Trial ? "no model was in production to be tried against" : "trials are off";
            await registry.MoveAsync(candidate, ModelState.Production, new(CycleEnding.Who, $"Validated; {why}"), cancellation);
            await new CycleEnding(context, store).EndAsync(cycle, CycleState.Promoted, words, cancellation);
            return;
        }

        await registry.MoveAsync(candidate, ModelState.Canary, new(CycleEnding.Who, "Validated: tried in service"), cancellation);
        await context.Runs.ClearStageAsync(context.Run.Id, LiveStages.ValidationOf(cycle.Id), pendingOnly: false, cancellation);
        await store.MoveAsync(cycle.Id, CycleState.Trying, candidate, words, cancellation);
    }

    private async Task TriedAsync(PlanningContext context, LiveSpec spec, LiveStore store, CycleRow cycle, CancellationToken cancellation)
    {
        var ending = new CycleEnding(context, store);
        var registry = new ModelRegistry(context.Connection);
        await registry.LockAsync(cancellation);
        var (candidate, production) = (cycle.Candidate!.Value, await registry.InServiceAsync(ModelState.Production, cancellation));
        if (await registry.InServiceAsync(ModelState.Canary, cancellation) is not { } canary || canary.Version != candidate || production is null)
        {
            var state = (await registry.FindAsync(candidate, cancellation))!.State;
            await ending.EndAsync(
                cycle,
                state == ModelState.Production ? CycleState.Promoted : CycleState.Rejected,
                Text($"version {candidate} was taken out of its trial: it is {ModelPath.NameOf(state)}"),
                cancellation);
            return;
        }

        if (production.Version != cycle.Parent)
        {
            // It was validated against another one, and its share of the error rate is for one trial.
            await ending.RejectAsync(registry, cycle, Text($"meanwhile {Name(production.Version)} came into production, with which it was not compared"), "{}", cancellation);
            return;
        }

        if (_trial?.Is(candidate, production.Version, spec, cycle.Alpha) != true)
        {
            _trial = new TrialWatch(candidate, production.Version, spec, cycle.Alpha);
        }

        var verdict = await _trial.ReadAsync(context.Connection, cancellation);
        var isOver = _trial.IsExhausted || _time.GetUtcNow() - cycle.Began > TimeSpan.FromHours(spec.LongestTrialHours);
        if (verdict == SequentialVerdict.Undecided && !isOver)
        {
            return;
        }

        var isBetter = verdict == SequentialVerdict.Better;
        var words = Text($"{(isBetter ? "better" : verdict == SequentialVerdict.NotBetter ? "not better" : "undecided")} in service than version {production.Version}: {_trial}");
        if (!isBetter)
        {
            await ending.RejectAsync(registry, cycle, words, _trial.Evidence(cycle.Id), cancellation);
            return;
        }

        await registry.MoveAsync(candidate, ModelState.Production, new(CycleEnding.Who, words, _trial.Evidence(cycle.Id)), cancellation);
        await ending.EndAsync(cycle, CycleState.Promoted, words, cancellation);
    }

    // A model of another feature layout cannot be played by this build: there is nothing to begin with, or to be compared with.
    private static async Task<ModelRow?> PlayingAsync(ModelRegistry registry, CancellationToken cancellation) =>
        await registry.InServiceAsync(ModelState.Production, cancellation) is { Layout: FeatureLayout.Version } playing ? playing : null;

    private static async Task<CycleRow> OpenAsync(LiveStore store, CancellationToken cancellation) => (await store.OpenAsync(cancellation))!;

    private static string Name(long? version) => version is { } number ? Text($"version {number}") : "nothing";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
