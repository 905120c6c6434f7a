using Poker.Core.Learning.Samples;

namespace Poker.Infrastructure.Capture;

/// <summary>Samples as a trainer takes them: one array a quantity, a row a sample.</summary>
public sealed class SampleBatch
{
    /// <summary>A batch with room for so many samples.</summary>
    public SampleBatch(int capacity)
    {
        Places = new SamplePlace[capacity];
        Features = new float[capacity * FeatureLayout.Count];
        Legal = new int[capacity];
        Labels = new float[capacity * ActionBins.Count];
        Weights = new float[capacity];
    }

    /// <summary>How many samples it may hold.</summary>
    public int Capacity => Legal.Length;

    /// <summary>How many it holds.</summary>
    public int Count { get; internal set; }

    /// <summary>Where each stands.</summary>
    public SamplePlace[] Places { get; }

    /// <summary>The vectors, at [sample · <see cref="FeatureLayout.Count"/> + feature].</summary>
    public float[] Features { get; }

    /// <summary>The masks of legal bins.</summary>
    public int[] Legal { get; }

    /// <summary>The labels, at [sample · <see cref="ActionBins.Count"/> + bin].</summary>
    public float[] Labels { get; }

    /// <summary>The weights.</summary>
    public float[] Weights { get; }

    /// <summary>Where the last one stands, from which the next batch goes on; null if it is empty.</summary>
    public SamplePlace? Last => Count == 0 ? null : Places[Count - 1];
}
