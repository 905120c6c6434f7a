namespace Poker.Core.Solving.Blueprints;

/// <summary>What an iteration weighs in regrets and average strategy.</summary>
public enum IterationWeighting
{
    /// <summary>1. Additive: the tables of two runs can be summed.</summary>
    Uniform,

    /// <summary>The number of its batch, from 1, so that early junk fades. Additive. Brown and Sandholm, 2019.</summary>
    Linear,

    /// <summary>
    /// 1, with sweeps over the tables that discount what is there: positive regrets, negative regrets and averages with the exponents 1.5, 0
    /// and 2. Not additive. Brown and Sandholm, 2019.
    /// </summary>
    Discounted,
}
