using System.Globalization;
using Poker.Core.Game;
using Poker.Core.Play;
using Poker.Core.Play.Baselines;
using Poker.Core.Play.Comparisons;
using Poker.Core.Play.Matches;
using Poker.Core.Statistics;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Live;
using Poker.Infrastructure.Models;
using Poker.Infrastructure.Strategies;

namespace Poker.Worker.Handlers.Live;

/// <summary>Tests a candidate in the testbed.</summary>
internal sealed class ValidationHandler(LiveStrategies strategies) : IJobHandler
{
    private const double MostStandardErrors = 3;
    private const int BlindChips = 100, LegalityDeals = 100;
    private static readonly int[] LegalityStacks = [5, 30, 100, 400];

    /// <inheritdoc />
    public string Kind => LiveStages.Validation;

    /// <inheritdoc />
    public bool IsNews(LeasedJob job) => true;

    /// <inheritdoc />
    public async Task<JobResult> RunAsync(JobContext context, CancellationToken cancellation)
    {
        var job = LiveJson.Read<ValidationJob>(context.Job.Payload);
        return JobResult.Of(LiveJson.Bytes(await TestAsync(job, context, cancellation)));
    }

    private async Task<ValidationOutcome> TestAsync(ValidationJob job, JobContext context, CancellationToken cancellation)
    {
        LiveStrategies.RequireLayout(job.Layout);
        IStrategy candidate;
        try
        {
            candidate = await strategies.ModelAsync(context.Database, job.Candidate, context.Folder, cancellation);
        }
        catch (Exception unusable) when (unusable is ModelRefusedException or InvalidDataException or ArgumentException)
        {
            return new(job.Test, job.Opponent, Passed: false, $"It cannot be used: {unusable.Message}", 0);
        }

        try
        {
            return job.Test switch
            {
                ValidationTest.HeldOut => await HeldOutTest.RunAsync(job, context, cancellation),
                ValidationTest.Legality => Legality(candidate, job, cancellation),
                ValidationTest.Better => Better(job, context, candidate, await OtherAsync(job, context, cancellation), cancellation),
                ValidationTest.Baseline => await AgainstFieldAsync(job, context, candidate, strategies.Named(job.Opponent, context.Folder), cancellation),
                _ => await AgainstBlueprintAsync(job, context, candidate, cancellation),
            };
        }
        catch (InvalidStrategyException illegal) when (illegal.Strategy == candidate)
        {
            // What others do is no fault of the candidate's: the job fails, and says so.
            return new(job.Test, job.Opponent, Passed: false, illegal.Message, 0);
        }
    }

    // What it is to be better than.
    private async Task<IStrategy> OtherAsync(ValidationJob job, JobContext context, CancellationToken cancellation) => job.Production is { } production
        ? await strategies.ModelAsync(context.Database, production, context.Folder, cancellation)
        : new UniformRandom();

    private static DuplicateOptions Options(ValidationJob job) => new()
    {
        Players = job.Players,
        StackChips = job.Spec.StackBigBlinds * BlindChips,

        // Another seed for each cycle and test: what one saw tells nothing of the next.
        Seed = unchecked((job.Spec.Seed * 1_000_003) + ((ulong)job.Cycle * 31) + (ulong)job.Test + ((ulong)job.Players << 32)),
    };

    private static DuplicateMatch Match(
        ValidationJob job, JobContext context, IStrategy candidate, IStrategy other, IStrategy? field, long deals) => new(candidate, other, field, Options(job))
        {
            Threads = context.Threads,
            Progress = played => context.Progress.Report((float)played / deals),
        };

    private static ValidationOutcome Better(ValidationJob job, JobContext context, IStrategy candidate, IStrategy other, CancellationToken cancellation)
    {
        var match = Match(job, context, candidate, other, null, job.Spec.MostDeals);
        var comparison = match.NewComparison(job.Spec.LeastEffect, job.Alpha, job.Spec.Beta);
        var verdict = match.Decide(comparison, job.Spec.MostDeals, cancellation);
        var seen = comparison.Differences;
        var words = verdict switch
        {
            SequentialVerdict.Better => "better",
            SequentialVerdict.NotBetter => string.Create(CultureInfo.InvariantCulture, $"not better by {job.Spec.LeastEffect:0.###} big blinds"),
            _ => "undecided",
        };
        return new(
            job.Test,
            other.Name,
            verdict == SequentialVerdict.Better,
            $"{words} than {other.Name}: {Text(seen)}",
            seen.Count,
            seen.Mean,
            seen.StandardError,
            comparison.LogEvidenceBetter,
            comparison.LogEvidenceNotBetter);
    }

    private async Task<ValidationOutcome> AgainstFieldAsync(
        ValidationJob job, JobContext context, IStrategy candidate, IStrategy field, CancellationToken cancellation)
    {
        var other = await OtherAsync(job, context, cancellation);

        // A deal is played in every seat.
        var deals = Math.Max(2, job.Spec.BaselineDeals * Seats.Fewest / job.Players);
        var seen = Match(job, context, candidate, other, field, deals).Measure(deals, cancellation);
        var isWorse = seen.Mean < -job.Spec.MostLoss && seen.Mean + (MostStandardErrors * seen.StandardError) < 0;
        return new(
            job.Test,
            field.Name,
            !isWorse,
            $"against {(job.Players > 2 ? string.Create(CultureInfo.InvariantCulture, $"{job.Players - 1} of ") : "")}{field.Name}{(isWorse ? " much worse" : "")} than {other.Name}: {Text(seen)}",
            seen.Count,
            seen.Mean,
            seen.StandardError);
    }

    private async Task<ValidationOutcome> AgainstBlueprintAsync(ValidationJob job, JobContext context, IStrategy candidate, CancellationToken cancellation)
    {
        await using var blueprint = await BlueprintSource.TryOpenAsync(context.Database, context.Folder, cancellation);
        return blueprint is null || Core.Cards.Deck.Named(blueprint.Run.Key.Abstraction.Deck) != Core.Cards.Deck.Full
            ? new(job.Test, "blueprint", Passed: true, "no blueprint of the full deck with its street files is at hand: not tested", 0)
            : await AgainstFieldAsync(job, context, candidate, blueprint.Player("blueprint"), cancellation);
    }

    // The table itself refuses what is illegal, or no distribution.
    private static ValidationOutcome Legality(IStrategy candidate, ValidationJob job, CancellationToken cancellation)
    {
        var hands = 0L;
        var others = new UniformRandom();
        for (var players = Seats.Fewest; players <= 6; players++)
        {
            foreach (var stack in LegalityStacks)
            {
                var table = new DuplicateTable(candidate, candidate, others, Options(job) with { Players = players, StackChips = stack * BlindChips });
                for (var deal = 0; deal < LegalityDeals; deal++, hands += 2 * players)
                {
                    cancellation.ThrowIfCancellationRequested();
                    table.Play(deal);
                }
            }
        }

        return new(job.Test, "", Passed: true, string.Create(CultureInfo.InvariantCulture, $"legal in {hands:N0} hands of two to six players"), hands);
    }

    private static string Text(in RunningMoments seen) =>
        string.Create(CultureInfo.InvariantCulture, $"{seen.Mean:+0.000;-0.000} ± {1.96 * seen.StandardError:0.000} big blinds a hand over {seen.Count:N0} deals");
}
