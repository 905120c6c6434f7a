namespace Poker.Core.Solving.Cfr;

/// <summary>What tells the members of the CFR family apart: how regrets add up, and what an iteration weighs in the average.</summary>
/// <remarks>Implementations are structs without fields, arguments of <see cref="CfrSolver{TVariant}"/>, so that calls are inlined.</remarks>
public interface ICfrVariant
{
    /// <summary>The name with all parameters that results depend on.</summary>
    static abstract string Describe(Discounts discounts);

    /// <summary>The weight of an iteration (from 1) in the average strategy.</summary>
    static abstract double AverageWeight(long iteration, Discounts discounts);

    /// <summary>Adds an iteration's counterfactual regrets to the cumulative ones, entry by entry.</summary>
    static abstract void AddRegrets(Span<double> regrets, ReadOnlySpan<double> added, long iteration, Discounts discounts);
}
