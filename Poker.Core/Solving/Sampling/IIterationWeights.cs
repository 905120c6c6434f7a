namespace Poker.Core.Solving.Sampling;

/// <summary>What an iteration weighs in the regrets and in the average of a sampled run.</summary>
/// <remarks>Additive, so that runs can be summed. Implementations are structs without fields, so that calls are inlined.</remarks>
public interface IIterationWeights
{
    /// <summary>The name of the algorithm with these weights.</summary>
    static abstract string Algorithm { get; }

    /// <summary>The weight of an iteration, from 1.</summary>
    static abstract double Of(long iteration);
}
