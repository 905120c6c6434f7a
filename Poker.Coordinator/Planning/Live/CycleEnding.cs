using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Live;
using Poker.Infrastructure.Models;

namespace Poker.Coordinator.Planning.Live;

/// <summary>How cycles of the live loop end: by a promotion, a rejection, or because their run does.</summary>
/// <param name="context">The run that is planned.</param>
/// <param name="store">The cycles.</param>
internal sealed class CycleEnding(PlanningContext context, LiveStore store)
{
    /// <summary>Who moves models here.</summary>
    public const string Who = "live loop";

    /// <summary>Ends a cycle; its jobs go: their results are in the registry's transitions.</summary>
    public async Task EndAsync(CycleRow cycle, CycleState state, string outcome, CancellationToken cancellation)
    {
        await store.MoveAsync(cycle.Id, state, cycle.Candidate, outcome, cancellation);
        foreach (var stage in (string[])[LiveStages.TrainingOf(cycle.Id), LiveStages.ValidationOf(cycle.Id)])
        {
            await context.Runs.ClearStageAsync(context.Run.Id, stage, pendingOnly: false, cancellation);
        }
    }

    /// <summary>Ends a cycle and rejects its candidate.</summary>
    public async Task RejectAsync(ModelRegistry registry, CycleRow cycle, string words, string evidence, CancellationToken cancellation)
    {
        await registry.MoveAsync(cycle.Candidate!.Value, ModelState.Rejected, new(Who, words, evidence), cancellation);
        await EndAsync(cycle, CycleState.Rejected, words, cancellation);
    }

    /// <summary>What becomes of an earlier run's cycle.</summary>
    /// <remarks>A trial needs no jobs: it goes on with whatever run comes. What is trained or validated is begun anew, by whoever asks.</remarks>
    /// <returns>The cycle, now this run's; null when it has ended.</returns>
    public async Task<CycleRow?> TakeOverAsync(CycleRow cycle, CancellationToken cancellation)
    {
        if (cycle.State == CycleState.Trying)
        {
            await store.TakeOverAsync(cycle.Id, context.Run.Id, cancellation);
            return cycle with { Run = context.Run.Id };
        }

        await EndAsync(cycle, CycleState.Nothing, "its run has ended", cancellation);
        return null;
    }

    /// <summary>Ends the open cycle of a run that drains, unless it is a trial, and the run once nobody works for it.</summary>
    public async Task DrainAsync(CycleRow? cycle, CancellationToken cancellation)
    {
        if (cycle is { State: not CycleState.Trying })
        {
            await EndAsync(cycle, CycleState.Nothing, "the live loop was stopped", cancellation);
        }

        if ((await context.Runs.StageAsync(context.Run.Id, null, cancellation)).Leased == 0)
        {
            await context.Runs.MoveAsync(context.Run.Id, RunState.Done, null, cancellation);
        }
    }
}
