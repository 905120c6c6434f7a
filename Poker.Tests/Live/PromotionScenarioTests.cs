using Poker.Core.Learning.Networks;
using Poker.Core.Numerics;
using Poker.Core.Play;
using Poker.Core.Play.Baselines;
using Poker.Core.Play.Comparisons;
using Poker.Core.Statistics;

namespace Poker.Tests.Live;

/// <summary>What the tests of a cycle must do, over many seeded trials: each is the validation's own match with its own comparison.</summary>
public sealed class PromotionScenarioTests
{
    private const double Alpha = 0.05, Beta = 0.05;

    private static readonly Lazy<(PolicySamples Good, PolicySamples Flipped, PolicySamples Validation, PolicySamples FlippedValidation)> Lessons = new(() =>
    {
        var (hands, others) = (TeacherHands.Play(1_500, 1), TeacherHands.Play(200, 2));
        return (TeacherHands.SamplesOf(hands), TeacherHands.SamplesOf(hands, flip: true), TeacherHands.SamplesOf(others), TeacherHands.SamplesOf(others, flip: true));
    });

    private static readonly Lazy<IStrategy> Taught = new(() => TeacherHands.Player(TeacherHands.Learn(Lessons.Value.Good, Lessons.Value.Validation, 1), "taught"));

    [Fact]
    public void A_better_model_is_promoted()
    {
        for (var trial = 0UL; trial < 20; trial++)
        {
            var candidate = TeacherHands.Learn(Lessons.Value.Good, Lessons.Value.Validation, 100 + trial, epochs: 6);
            Assert.Equal(SequentialVerdict.Better, Decide(TeacherHands.Player(candidate), TeacherHands.Player(TeacherHands.Uniform()), trial, leastEffect: 0.1));
        }
    }

    [Fact]
    public void A_poisoned_model_is_promoted_in_none_of_a_hundred_trials()
    {
        // Ten that learned from labels turned round, ten matches each.
        var poisoned = Enumerable.Range(0, 10)
            .Select(seed => TeacherHands.Player(TeacherHands.Learn(Lessons.Value.Flipped, Lessons.Value.FlippedValidation, 200 + (ulong)seed, epochs: 6))).ToArray();

        Assert.Equal(0, Promoted(100, trial => Decide(poisoned[trial % 10], Taught.Value, (ulong)trial, leastEffect: 0.1)));
    }

    [Fact]
    public void A_worse_model_is_promoted_in_none_of_a_hundred_trials() =>
        Assert.Equal(0, Promoted(100, trial => Decide(new Mixed(Taught.Value, new UniformRandom(), 0.5), Taught.Value, 1_000 + (ulong)trial, leastEffect: 0.1)));

    [Fact]
    public void A_model_that_is_equal_is_seldom_promoted()
    {
        // Two that play the same mixture of styles, drawn apart: no deal is equal, the means are.
        var promoted = Promoted(200, trial => Decide(Styles(1), Styles(2), 2_000 + (ulong)trial, leastEffect: 0.5));

        Assert.InRange(promoted, 0, (int)(200 * Alpha));
    }

    [Fact]
    public void Over_a_stream_of_equal_candidates_the_error_stays_that_of_one()
    {
        const int Streams = 40, Candidates = 20;
        var erred = Promoted(Streams, stream =>
        {
            for (var candidate = 1; candidate <= Candidates; candidate++)
            {
                var alpha = AlphaSpending.RateOf(Alpha, candidate);
                if (Decide(Styles(1), Styles(2), (ulong)((1_000 * (stream + 1)) + candidate), leastEffect: 1, alpha) == SequentialVerdict.Better)
                {
                    return SequentialVerdict.Better;
                }
            }

            return SequentialVerdict.NotBetter;
        });

        Assert.InRange(erred, 0, (int)(Streams * Alpha));
    }

    private static IStrategy Styles(int salt) => new Mixed(new CallingStation(), new PotOdds(TeacherHands.Equities), 0.5, salt);

    private static SequentialVerdict Decide(IStrategy candidate, IStrategy production, ulong seed, double leastEffect, double alpha = Alpha)
    {
        var match = new DuplicateMatch(candidate, production, null, new DuplicateOptions { Seed = seed });
        return match.Decide(match.NewComparison(leastEffect, alpha, Beta), 50_000);
    }

    private static int Promoted(int trials, Func<int, SequentialVerdict> trial)
    {
        var promoted = 0;
        Parallel.For(0, trials, new ParallelOptions { MaxDegreeOfParallelism = 2 }, number =>
        {
            if (trial(number) == SequentialVerdict.Better)
            {
                Interlocked.Increment(ref promoted);
            }
        });
        return promoted;
    }

    /// <summary>Plays a hand by one of two strategies, by the hand's token and a salt.</summary>
    private sealed class Mixed(IStrategy one, IStrategy other, double share, int salt = 0) : IStrategy
    {
        public string Name => $"mixed {salt}";

        public int Decide(in PlayerView view, Span<WeightedAction> mix) =>
            (new Rng(view.Token, (ulong)salt).NextDouble() < share ? one : other).Decide(view, mix);
    }
}
