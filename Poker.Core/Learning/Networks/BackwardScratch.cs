namespace Poker.Core.Learning.Networks;

/// <summary>Room for going back through a network.</summary>
internal sealed class BackwardScratch
{
    /// <summary>Room for a network and so many decisions at a time.</summary>
    public BackwardScratch(PolicyNetwork network, int rows)
    {
        Ahead = [.. network.Layers.Select(layer => new Panels(rows, layer.Outputs))];
        Transposed = [.. network.Layers.Select(layer => new Panels(layer.Stride, layer.Inputs))];
        Back = [.. network.Layers.Select(layer => new float[rows * layer.Stride])];
    }

    /// <summary>The gradients of each layer's outputs, as a right matrix.</summary>
    public Panels[] Ahead { get; }

    /// <summary>The weights of each layer, transposed.</summary>
    public Panels[] Transposed { get; }

    /// <summary>The gradients of each layer's outputs.</summary>
    public float[][] Back { get; }
}
