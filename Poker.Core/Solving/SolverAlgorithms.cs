using Poker.Core.Numerics;
using Poker.Core.Solving.Cfr;
using Poker.Core.Solving.Sampling;

namespace Poker.Core.Solving;

/// <summary>The algorithms by the names that commands use.</summary>
public static class SolverAlgorithms
{
    /// <summary>Discounted CFR, the only one that reads <see cref="Discounts"/>.</summary>
    public const string Discounted = "dcfr";

    /// <summary>The names that <see cref="Create"/> takes.</summary>
    public static IReadOnlyList<string> Names { get; } = ["cfr", "cfr+", Discounted, "linear", "mccfr", "mccfr-linear"];

    /// <summary>Whether an algorithm draws random numbers, so that its results depend on the seed.</summary>
    public static bool IsSampled(string name) => name.StartsWith("mccfr", StringComparison.Ordinal);

    /// <summary>A solver at iteration 0.</summary>
    /// <exception cref="ArgumentException">There is no such algorithm, or a discount is out of range.</exception>
    public static ISolver Create(string name, GameTree tree, Discounts discounts, Rng rng) => name switch
    {
        "cfr" => new CfrSolver<VanillaCfr>(tree, discounts),
        "cfr+" => new CfrSolver<CfrPlus>(tree, discounts),
        Discounted => new CfrSolver<DiscountedCfr>(tree, discounts),
        "linear" => new CfrSolver<LinearCfr>(tree, discounts),
        "mccfr" => new SamplingSolver<UniformWeights>(tree, rng),
        "mccfr-linear" => new SamplingSolver<LinearWeights>(tree, rng),
        _ => throw new ArgumentException($"There is no algorithm '{name}'; there are {string.Join(", ", Names)}.", nameof(name)),
    };
}
