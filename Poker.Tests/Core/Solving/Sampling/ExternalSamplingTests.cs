using Poker.Core.Numerics;
using Poker.Core.Solving;
using Poker.Core.Solving.Games;
using Poker.Core.Solving.Sampling;
using Poker.Tests.Reference;

namespace Poker.Tests.Core.Solving.Sampling;

public sealed class ExternalSamplingTests
{
    private const int Samples = 100_000;

    // Once in two million per number by chance; the seed is fixed.
    private const double StandardErrors = 5;

    private static readonly GameTree Kuhn = GameTree.Of<KuhnPoker>();

    [Theory]
    [InlineData(0, 11)]
    [InlineData(1, 12)]
    public void The_expected_regrets_of_a_traversal_are_the_exact_ones(int traverser, ulong seed)
    {
        var regrets = RandomStrategy.Regrets(Kuhn.Sets, seed);
        var naive = new NaiveCfr<KuhnPoker>();
        for (var set = 0; set < Kuhn.Sets.Count; set++)
        {
            naive.Regrets[(Kuhn.Sets.ActorOf(set), Kuhn.Sets.NameOf(set))] = regrets[(2 * set)..((2 * set) + 2)];
        }

        var exact = naive.RegretsOfOneIteration((Actor)traverser);
        var (from, to) = Kuhn.Sets.SetsOf(traverser);

        var sampled = Sample(regrets, traverser, seed, tables => tables.Regrets.Zip(regrets, (after, before) => after - before));

        Assert.Equal(to - from, exact.Count);
        for (var set = from; set < to; set++)
        {
            var expected = exact[((Actor)traverser, Kuhn.Sets.NameOf(set))];
            sampled[2 * set].AssertMean(expected[0], StandardErrors);
            sampled[(2 * set) + 1].AssertMean(expected[1], StandardErrors);
        }
    }

    [Theory]
    [InlineData(0, 13)]
    [InlineData(1, 14)]
    public void What_a_traversal_adds_to_the_opponents_average_is_weighted_by_its_own_reach(int traverser, ulong seed)
    {
        const double ChanceOfACard = 1.0 / 3;
        var regrets = RandomStrategy.Regrets(Kuhn.Sets, seed);
        var opponent = 1 - traverser;
        var plan = new double[Kuhn.Sets.Entries + 1];
        new SequenceForm(Kuhn).RealisationPlan(opponent, RandomStrategy.Of(Kuhn.Sets, seed), plan);
        var (from, to) = Kuhn.Sets.EntriesOf(opponent);

        var sampled = Sample(regrets, traverser, seed, tables => tables.Averages);

        for (var entry = 0; entry < Kuhn.Sets.Entries; entry++)
        {
            sampled[entry].AssertMean(entry >= from && entry < to ? ChanceOfACard * plan[entry] : 0, StandardErrors);
        }
    }

    // The exact average of the very strategies that the run went through: own reach times probability, summed with the iterations' weights.
    [Fact]
    public void The_average_of_a_run_is_the_exact_reach_weighted_average_of_its_strategies()
    {
        AssertAverageOfRun<UniformWeights>();
        AssertAverageOfRun<LinearWeights>();
    }

    [Fact]
    public void Traversals_allocate_nothing()
    {
        var solver = new SamplingSolver<UniformWeights>(GameTree.Of<LeducPoker>(), new Rng(1));
        solver.Run(100);
        var before = GC.GetAllocatedBytesForCurrentThread();
        solver.Run(1_000);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Floats_learn_what_doubles_learn()
    {
        var tree = GameTree.Of<LeducPoker>();
        var tables = new SampledTables<float>(tree.Sets.Entries);
        var walker = new ExternalSampling<TreeGame, UniformWeights, float>(new(tree), tables, new Rng(1));
        for (var i = 1; i <= 20_000; i++)
        {
            walker.Iterate(i);
        }

        var strategy = new double[tree.Sets.Entries];
        RegretMatching.Average<float>(tree.Sets, tables.Averages, tables.Regrets, strategy);

        Assert.InRange(BestResponse.Assess(new(tree), strategy).Exploitability, 0.05, 0.15);
    }

    [Theory]
    [InlineData("kuhn", "mccfr", 10_000, 10, 0.017)]
    [InlineData("kuhn", "mccfr", 100_000, 3, 0.0043)]
    [InlineData("leduc", "mccfr", 10_000, 10, 0.27)]
    [InlineData("leduc", "mccfr-linear", 10_000, 3, 0.27)]
    public void Exploitability_falls_as_fast_as_elsewhere(string game, string algorithm, long iterations, int seeds, double bound) =>
        Assert.InRange(MeanExploitability(game, algorithm, iterations, seeds), 0, bound);

    [Theory]
    [Trait("Category", "Full")] // Thirty million traversals: 20 s of CPU.
    [InlineData("kuhn", 1_000_000, 0.0010)]
    [InlineData("leduc", 100_000, 0.059)]
    [InlineData("leduc", 1_000_000, 0.0192)]
    public void Exploitability_falls_as_fast_as_elsewhere_in_long_runs(string game, long iterations, double bound) =>
        Assert.InRange(MeanExploitability(game, "mccfr", iterations, 10), 0, bound);

    private static void AssertAverageOfRun<TWeights>()
        where TWeights : struct, IIterationWeights
    {
        const int Iterations = 200_000;
        const double ChanceOfACard = 1.0 / 3;
        var form = new SequenceForm(Kuhn);
        var tables = new SampledTables<double>(Kuhn.Sets.Entries);
        var walker = new ExternalSampling<TreeGame, TWeights, double>(new(Kuhn), tables, new Rng(3));
        var (strategy, plan) = (new double[Kuhn.Sets.Entries], new double[Kuhn.Sets.Entries + 1]);
        var (exact, nothing, weights) = (new double[Kuhn.Sets.Entries], new double[Kuhn.Sets.Entries], 0.0);
        for (var iteration = 1; iteration <= Iterations; iteration++)
        {
            weights += TWeights.Of(iteration);
            for (var traverser = 0; traverser < 2; traverser++)
            {
                RegretMatching.Average<double>(Kuhn.Sets, nothing, tables.Regrets, strategy);
                form.RealisationPlan(1 - traverser, strategy, plan);
                var (from, to) = Kuhn.Sets.EntriesOf(1 - traverser);
                for (var entry = from; entry < to; entry++)
                {
                    exact[entry] += TWeights.Of(iteration) * plan[entry];
                }

                walker.Traverse(traverser, iteration);
            }
        }

        for (var entry = 0; entry < exact.Length; entry++)
        {
            Assert.Equal(ChanceOfACard * exact[entry] / weights, tables.Averages[entry] / weights, 0.005);
        }
    }

    private static double MeanExploitability(string game, string algorithm, long iterations, int seeds)
    {
        var tree = ToyGames.Create(game);
        var strategy = new double[tree.Sets.Entries];
        return Enumerable.Range(1, seeds).Average(seed =>
        {
            var solver = SolverAlgorithms.Create(algorithm, tree, new(), new Rng((ulong)seed));
            solver.Run(iterations);
            solver.AverageStrategy(strategy);
            return BestResponse.Assess(new(tree), strategy).Exploitability;
        });
    }

    // The mean, entry by entry, of what single traversals from the same regrets add.
    private static SampleMean[] Sample(
        double[] regrets, int traverser, ulong seed, Func<SampledTables<double>, IEnumerable<double>> added)
    {
        var tables = new SampledTables<double>(Kuhn.Sets.Entries);
        var walker = new ExternalSampling<TreeGame, UniformWeights, double>(new(Kuhn), tables, new Rng(seed));
        var means = new SampleMean[Kuhn.Sets.Entries];
        for (var sample = 0; sample < Samples; sample++)
        {
            regrets.CopyTo(tables.Regrets, 0);
            Array.Clear(tables.Averages);
            walker.Traverse(traverser, 1);
            var entry = 0;
            foreach (var value in added(tables))
            {
                means[entry++].Add(value);
            }
        }

        return means;
    }
}
