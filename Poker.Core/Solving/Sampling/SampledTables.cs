using System.Numerics;

namespace Poker.Core.Solving.Sampling;

/// <summary>What sampling learns: cumulative regrets and cumulative strategy, flat, a number an entry.</summary>
/// <remarks>Several walkers may share one pair of tables; races then lose some updates, and runs are no longer bit-identical.</remarks>
public sealed class SampledTables<TReal>(int entries)
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    /// <summary>Cumulative regrets.</summary>
    public TReal[] Regrets { get; } = new TReal[entries];

    /// <summary>Cumulative strategy.</summary>
    public TReal[] Averages { get; } = new TReal[entries];
}
