using Poker.Contracts.Clustering;
using Poker.Contracts.V1;
using Poker.Core.Cards;
using Poker.Core.Clustering.Rounds;
using Poker.Infrastructure.Autotrain;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Coordinator.Planning.Clustering;

/// <summary>Brings a street that is clustered in rounds from one round to the next.</summary>
internal sealed class RoundPlan(PlanningContext context, ClusteringSpec spec, StageBook stages, JobOptions options)
{
    private readonly ClusteringRounds _rounds = new(context.Connection);

    /// <summary>Uses what a round has found, and plans the next one.</summary>
    /// <param name="street">Turn or flop.</param>
    /// <param name="slots">Slots that are free for it.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task PlanAsync(Street street, int slots, CancellationToken cancellation)
    {
        if (await _rounds.LastAsync(context.Run.Id, street, whole: false, cancellation) is not { } last)
        {
            await SeedAsync(street, slots, cancellation);
        }
        else if (last.Ended)
        {
            await FinishAsync(street, cancellation);
        }
        else if (stages[Stage(street, last.Number + 1)] is { IsDone: true } or { Total: 0 })
        {
            await AdvanceAsync(street, slots, cancellation);
        }
    }

    private static string Stage(Street street, int round) => StageBook.Name(street, $"round/{round}");

    private async Task SeedAsync(Street street, int slots, CancellationToken cancellation)
    {
        var stage = StageBook.Name(street, "seed");
        if (!stages[stage].IsDone)
        {
            await stages.AddAsync([new NewJob(ClusteringJobs.Seed, stage, 0, StageBook.Payload(spec, street))], cancellation);
            return;
        }

        await UsingResultsAsync([stage], async () =>
        {
            var (_, worker, seeded) = (await stages.ResultsAsync(stage, SeedResult.Parser, cancellation))[0];
            var state = seeded.State.ToState(seeded.Sums);
            await KeepAsync(street, state, seeded.Assignments.ToMoves(), cancellation);
            await stages.ClearAsync(stage, cancellation);
            await BeginAsync(street, state, slots, [(new PointRange(0, state.Points), worker)], cancellation);
        });
    }

    private async Task AdvanceAsync(Street street, int slots, CancellationToken cancellation)
    {
        var last = await LastStateAsync(street, cancellation);
        var (stage, reseed) = (Stage(street, last.Number + 1), StageBook.Name(street, $"reseed/{last.Number + 1}"));
        if (stages[stage].Total == 0)
        {
            await BeginAsync(street, last, slots, [], cancellation);
            return;
        }

        if (stages[reseed] is { Total: > 0, IsDone: false })
        {
            return;
        }

        await UsingResultsAsync([stage, reseed], async () =>
        {
            var parts = await stages.ResultsAsync(stage, ShardResultMessage.Parser, cancellation);
            var shards = parts.Select(part => (part.Worker, Result: part.Message.ToResult(last))).OrderBy(part => part.Result.Range.First).ToArray();
            var moves = PointMoves.Join(shards.Select(shard => shard.Result.Moves));
            var reseeded = await ReseededAsync(reseed, last, cancellation);
            var next = RoundReduction.Of(street).Reduce(
                last, shards.Select(shard => shard.Result), reseeded, RoundStreet.MostRounds(spec.Key, street));
            if (next is null)
            {
                await stages.AddAsync(
                    [new NewJob(ClusteringJobs.Reseed, reseed, 0, StageBook.Payload(spec, street, job => job.Moves = moves.ToMessage()))], cancellation);
                return;
            }

            await KeepAsync(street, next, moves.Then(next.Reassigned), cancellation);
            await stages.ClearAsync(stage, cancellation);
            await stages.ClearAsync(reseed, cancellation);
            await BeginAsync(street, next, slots, [.. shards.Select(shard => (shard.Result.Range, shard.Worker))], cancellation);
        });
    }

    private async Task<ReseedResult?> ReseededAsync(string stage, RoundState last, CancellationToken cancellation) =>
        stages[stage].IsDone ? (await stages.ResultsAsync(stage, ReseedResultMessage.Parser, cancellation))[0].Message.ToResult(last) : null;

    // Results come from workers: what makes no sense is done again.
    private async Task UsingResultsAsync(string[] from, Func<Task> use)
    {
        try
        {
            await use();
        }
        catch (Exception error) when (error is InvalidDataException or ArgumentException or OverflowException)
        {
            foreach (var stage in from)
            {
                await context.Runs.RejectStageAsync(
                    context.Run.Id, stage, $"its result was refused: {error.Message}", options.MostAttempts, CancellationToken.None);
            }
        }
    }

    private async Task BeginAsync(
        Street street, RoundState state, int slots, (PointRange Range, Guid Worker)[] before, CancellationToken cancellation)
    {
        if (state.Ended)
        {
            await FinishAsync(street, cancellation);
            return;
        }

        var busy = await context.Runs.HoldersAsync(context.Run.Id, ClusteringJobs.Store, cancellation);
        var free = context.Workers.ToDictionary(worker => worker.Id, worker => worker.Slots - busy.GetValueOrDefault(worker.Id));
        var start = state.Next().ToMessage();
        var jobs = ShardCut.Cut(state.Points, spec.PointsPerCell, slots, before, free).Select((shard, part) => new NewJob(
            ClusteringJobs.Round,
            Stage(street, state.Number + 1),
            part,
            StageBook.Payload(spec, street, job => (job.Round, job.Range) = (start, shard.Range.ToMessage())))
        {
            Preferred = shard.Preferred,
            PreferredFor = WaitsFor(street),
        });
        await stages.AddAsync([.. jobs], cancellation);
    }

    // About what a range costs one who has no bounds for it.
    private static TimeSpan WaitsFor(Street street) => TimeSpan.FromSeconds(street == Street.Flop ? 2 : 0.3);

    private async Task FinishAsync(Street street, CancellationToken cancellation)
    {
        var stage = StageBook.Name(street, "finish");
        if (stages[stage].IsDone)
        {
            await stages.ClearAsync(stage, cancellation);
        }

        await stages.AddAsync([new NewJob(ClusteringJobs.Finish, stage, 0, StageBook.Payload(spec, street))], cancellation);
    }

    private async Task<RoundState> LastStateAsync(Street street, CancellationToken cancellation)
    {
        var last = (await _rounds.LastAsync(context.Run.Id, street, whole: true, cancellation))!;
        return PackedMessage.Read(RoundStateMessage.Parser, last.State).ToState(PackedMessage.Read(SumsMessage.Parser, last.Sums!));
    }

    private Task KeepAsync(Street street, RoundState state, PointMoves moves, CancellationToken cancellation)
    {
        return _rounds.AddAsync(
            context.Run.Id,
            street,
            new ClusteringRound(
                state.Number,
                state.Inertia,
                state.Moved,
                state.Distances,
                state.Ended,
                PackedMessage.Of(state.ToMessage()),
                PackedMessage.Of(RoundMessages.SumsToMessage(state.Sums)),
                PackedMessage.Of(moves.ToMessage())),
            cancellation);
    }
}
