using Poker.Contracts.Clustering;
using Poker.Contracts.V1;
using Poker.Core.Cards;
using Poker.Core.Clustering.Rounds;
using Poker.Infrastructure.Autotrain;
using Poker.Infrastructure.Jobs;

namespace Poker.Coordinator.Planning.Clustering;

/// <summary>What is to be done for streets whose file or whose rows are missing.</summary>
internal sealed class StreetPlan(PlanningContext context, ClusteringSpec spec, StageBook stages, JobOptions options)
{
    private const int StorePriority = 10;

    private readonly RoundPlan _rounds = new(context, spec, stages, options);

    // Jobs that load rows, waiting or at work, this planning's included.
    private int _storing;

    /// <summary>Has the street computed whose file is the next one missing.</summary>
    public async Task ComputeAsync(Street street, CancellationToken cancellation)
    {
        if (!await FoundNowhereAsync(street, cancellation))
        {
            return;
        }

        if (RoundStreet.IsOne(street))
        {
            var slots = Math.Max(1, context.Slots - _storing);
            await _rounds.PlanAsync(street, slots, cancellation);
        }
        else
        {
            await AgainAsync(street, "compute", ClusteringJobs.Compute, cancellation);
        }
    }

    /// <summary>Has streets stored whose files are there.</summary>
    /// <param name="streets">The streets, the river first.</param>
    /// <param name="besides">Whether a street is being clustered: it keeps half of the slots, and a single slot for itself.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task StoreAsync(IReadOnlyList<Street> streets, bool besides, CancellationToken cancellation)
    {
        var room = besides ? context.Slots / 2 : context.Slots;
        foreach (var street in streets)
        {
            if (await LeavesAsync(street, cancellation) is not (> 0 and var leaves))
            {
                continue;
            }

            var store = StageBook.Name(street, "store");
            if (stages[store].Done == leaves)
            {
                await AddOnceAsync(street, "complete", ClusteringJobs.Complete, cancellation);
                continue;
            }

            await LoadAsync(street, store, leaves, room, cancellation);
        }
    }

    private async Task LoadAsync(Street street, string stage, int leaves, int room, CancellationToken cancellation)
    {
        var begun = (int)stages[stage].Total;
        _storing += begun - (int)stages[stage].Done;
        var more = Math.Clamp(room - _storing, 0, leaves - begun);
        var payload = StageBook.Payload(spec, street);
        await stages.AddAsync(
            [.. Enumerable.Range(begun, more).Select(part => new NewJob(ClusteringJobs.Store, stage, part, payload) { Priority = StorePriority })],
            cancellation);
        _storing += more;
    }

    // The leaves of a street that is cleared of what was there before; 0 while it isn't.
    private async Task<int> LeavesAsync(Street street, CancellationToken cancellation)
    {
        var stage = StageBook.Name(street, "clean");
        if (!stages[stage].IsDone)
        {
            await AddOnceAsync(street, "clean", ClusteringJobs.Clean, cancellation);
            return 0;
        }

        return (await stages.ResultsAsync(stage, CleanResult.Parser, cancellation))[0].Message.Leaves;
    }

    // A worker may have the street's file from an earlier run.
    private async Task<bool> FoundNowhereAsync(Street street, CancellationToken cancellation)
    {
        var stage = StageBook.Name(street, "find");
        if (stages[stage].IsDone && !(await stages.ResultsAsync(stage, FindResult.Parser, cancellation))[0].Message.Found)
        {
            return true;
        }

        await AgainAsync(street, "find", ClusteringJobs.Find, cancellation);
        return false;
    }

    // A job that is done although the file that it made isn't there: somebody found it damaged and threw it away.
    private async Task AgainAsync(Street street, string step, string kind, CancellationToken cancellation)
    {
        if (stages[StageBook.Name(street, step)].IsDone)
        {
            await stages.ClearAsync(StageBook.Name(street, step), cancellation);
        }

        await AddOnceAsync(street, step, kind, cancellation);
    }

    private Task AddOnceAsync(Street street, string step, string kind, CancellationToken cancellation) =>
        stages.AddAsync([new NewJob(kind, StageBook.Name(street, step), 0, StageBook.Payload(spec, street))], cancellation);
}
