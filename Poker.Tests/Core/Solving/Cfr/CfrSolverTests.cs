using Poker.Core.Numerics;
using Poker.Core.Solving;
using Poker.Core.Solving.Cfr;
using Poker.Core.Solving.Games;
using Poker.Tests.Reference;

namespace Poker.Tests.Core.Solving.Cfr;

public sealed class CfrSolverTests
{
    // Kuhn's figures are OpenSpiel's, to their last digit. Leduc's path is chaotic: from a few hundred iterations on, the last bit of a sum
    // decides, and these bounds are what any order of summation keeps.
    [Theory]
    [InlineData("kuhn", "cfr", 100, 0.00823)]
    [InlineData("kuhn", "cfr", 1_000, 0.000938)]
    [InlineData("kuhn", "cfr", 2_000, 0.0005395)]
    [InlineData("kuhn", "cfr", 10_000, 0.0001135)]
    [InlineData("kuhn", "cfr+", 100, 0.001195)]
    [InlineData("kuhn", "cfr+", 1_000, 8.75e-5)]
    [InlineData("kuhn", "cfr+", 2_000, 4.4e-5)]
    [InlineData("kuhn", "cfr+", 10_000, 9.65e-6)]
    [InlineData("kuhn", "dcfr", 100, 0.00167)]
    [InlineData("kuhn", "dcfr", 1_000, 1.5e-4)]
    [InlineData("kuhn", "dcfr", 2_000, 9.2e-5)]
    [InlineData("kuhn", "dcfr", 10_000, 2.4e-5)]
    [InlineData("kuhn", "linear", 1_000, 5e-4)]
    [InlineData("leduc", "cfr", 100, 0.09575)]
    [InlineData("leduc", "cfr", 1_000, 0.01185)]
    [InlineData("leduc", "cfr", 2_000, 0.0080)]
    [InlineData("leduc", "cfr+", 100, 0.01345)]
    [InlineData("leduc", "cfr+", 1_000, 2.7e-4)]
    [InlineData("leduc", "cfr+", 2_000, 9.5e-5)]
    [InlineData("leduc", "dcfr", 100, 0.0078)]
    [InlineData("leduc", "dcfr", 1_000, 2.1e-4)]
    [InlineData("leduc", "dcfr", 2_000, 7e-5)]
    [InlineData("leduc", "linear", 1_000, 0.01)]
    public void Exploitability_falls_as_fast_as_elsewhere(string game, string algorithm, long iterations, double bound)
    {
        var tree = ToyGames.Create(game);
        var solver = SolverAlgorithms.Create(algorithm, tree, new(), default);
        solver.Run(iterations);

        Assert.InRange(BestResponse.Assess(new(tree), AverageOf(solver, tree)).Exploitability, 0, bound);
    }

    // Twice as many digits and more (60, in another program) give these too: they are what vanilla CFR finds where nothing is rounded.
    [Fact]
    [Trait("Category", "Full")] // Decimals are slow: 3 s.
    public void Leducs_path_without_rounding_has_these_points()
    {
        var tree = GameTree.Of<LeducPoker>();
        var (exact, rounded) = (new DecimalCfr(tree), new CfrSolver<VanillaCfr>(tree, new()));
        var points = new[] { (100, 0.0957164, 1e-7), (900, 0.0118180, 1e-6), (1_000, 0.0068485, 5e-4) };
        foreach (var (iterations, exploitability, tolerance) in points)
        {
            for (var i = 0; i < iterations; i++)
            {
                exact.Iterate();
            }

            rounded.Run(iterations);
            Assert.Equal(exploitability, exact.Exploitability(), 1e-7);
            Assert.Equal(exploitability, BestResponse.Assess(new(tree), AverageOf(rounded, tree)).Exploitability, tolerance);
        }
    }

    [Theory]
    [InlineData("kuhn", 20_000, -1.0 / 18, 1e-7)]
    [InlineData("leduc", 5_000, -0.085606, 2e-6)]
    public void The_value_is_the_published_one(string game, long iterations, double value, double tolerance)
    {
        var tree = ToyGames.Create(game);
        var solver = new CfrSolver<CfrPlus>(tree, new());
        solver.Run(iterations);

        Assert.Equal(value, new SequenceForm(tree).Value(AverageOf(solver, tree)), tolerance);
    }

    [Fact]
    public void Regrets_and_reach_weighted_average_are_those_of_the_recursion_over_histories()
    {
        Compare<KuhnPoker>(100);
        Compare<LeducPoker>(5);
    }

    [Fact]
    public void Linear_is_discounted_by_ones()
    {
        var tree = GameTree.Of<KuhnPoker>();
        var linear = new CfrSolver<LinearCfr>(tree, new());
        var discounted = new CfrSolver<DiscountedCfr>(tree, new(1, 1, 1));
        linear.Run(50);
        discounted.Run(50);

        Assert.Equal(AverageOf(linear, tree), AverageOf(discounted, tree), (left, right) => Math.Abs(left - right) < 1e-9);
    }

    [Fact]
    public void Iterations_allocate_nothing()
    {
        var solver = new CfrSolver<DiscountedCfr>(GameTree.Of<LeducPoker>(), new());
        solver.Run(2);
        var before = GC.GetAllocatedBytesForCurrentThread();
        solver.Run(20);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(double.NaN, 0, 2)]
    [InlineData(1.5, -21, 2)]
    [InlineData(1.5, 0, -1)]
    public void Discounts_out_of_range_are_refused(double alpha, double beta, double gamma) => Assert.Throws<ArgumentOutOfRangeException>(
        () => SolverAlgorithms.Create("dcfr", GameTree.Of<KuhnPoker>(), new(alpha, beta, gamma), new Rng(1)));

    private static void Compare<TState>(int iterations)
        where TState : struct, IGameState<TState>
    {
        var tree = GameTree.Of<TState>();
        var solver = new CfrSolver<VanillaCfr>(tree, new());
        var naive = new NaiveCfr<TState>();
        solver.Run(iterations);
        for (var i = 0; i < iterations; i++)
        {
            naive.Iterate();
        }

        var strategy = AverageOf(solver, tree);
        for (var set = 0; set < tree.Sets.Count; set++)
        {
            var name = (tree.Sets.ActorOf(set), tree.Sets.NameOf(set));
            var entries = tree.Sets.FirstEntry[set]..tree.Sets.FirstEntry[set + 1];
            Assert.Equal(naive.Regrets[name], solver.Regrets[entries].ToArray(), (left, right) => Math.Abs(left - right) < 1e-10);
            var sum = naive.Averages[name].Sum();
            if (sum > 0)
            {
                Assert.Equal(naive.Averages[name].Select(p => p / sum), strategy[entries], (left, right) => Math.Abs(left - right) < 1e-10);
            }
        }
    }

    private static double[] AverageOf(ISolver solver, GameTree tree)
    {
        var strategy = new double[tree.Sets.Entries];
        solver.AverageStrategy(strategy);
        return strategy;
    }
}
