namespace Poker.Core.Learning.Networks;

/// <summary>Where a layer lies among a network's parameters: its weights, a row of padded outputs for each input, then its biases.</summary>
/// <param name="Start">Its first parameter.</param>
/// <param name="Inputs">Values that go in.</param>
/// <param name="Outputs">Values that come out.</param>
internal readonly record struct DenseLayer(int Start, int Inputs, int Outputs)
{
    /// <summary>Outputs with the padding, which is always zero: rows are whole vectors.</summary>
    public int Stride => Panels.Padded(Outputs);

    /// <summary>The parameters that are weights.</summary>
    public Range Weights => Start..(Start + (Inputs * Stride));

    /// <summary>The parameters that are biases.</summary>
    public Range Biases => (Start + (Inputs * Stride))..End;

    /// <summary>Behind the last parameter.</summary>
    public int End => Start + ((Inputs + 1) * Stride);

    /// <summary>The layers of a shape, one behind the other.</summary>
    public static DenseLayer[] Of(NetworkShape shape)
    {
        var layers = new DenseLayer[shape.Layers];
        for (var i = 0; i < layers.Length; i++)
        {
            layers[i] = new DenseLayer(i == 0 ? 0 : layers[i - 1].End, shape.Widths[i], shape.Widths[i + 1]);
        }

        return layers;
    }
}
