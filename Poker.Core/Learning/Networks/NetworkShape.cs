using System.Runtime.CompilerServices;

namespace Poker.Core.Learning.Networks;

/// <summary>How wide the layers of a policy network are.</summary>
public sealed record NetworkShape
{
    /// <summary>The most values that a layer may have.</summary>
    public const int WidestLayer = 4096;

    /// <summary>The most action bins: a mask of them is 32 bits.</summary>
    public const int MostActions = 32;

    /// <summary>A shape.</summary>
    /// <param name="features">Values of the input, 1 to <see cref="WidestLayer"/>.</param>
    /// <param name="hidden">Values of each hidden layer, 1 to <see cref="WidestLayer"/>; one layer or more.</param>
    /// <param name="actions">Action bins, 2 to <see cref="MostActions"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A width is out of range, or there is no hidden layer.</exception>
    public NetworkShape(int features, IReadOnlyList<int> hidden, int actions)
    {
        RequireWithin(features, 1, WidestLayer);
        ArgumentOutOfRangeException.ThrowIfZero(hidden.Count, nameof(hidden));
        foreach (var width in hidden)
        {
            RequireWithin(width, 1, WidestLayer);
        }

        RequireWithin(actions, 2, MostActions);
        Widths = [features, .. hidden, actions];
    }

    /// <summary>Values of the input, of each hidden layer, and of the output.</summary>
    public IReadOnlyList<int> Widths { get; }

    /// <summary>Values of the input.</summary>
    public int Features => Widths[0];

    /// <summary>Action bins.</summary>
    public int Actions => Widths[^1];

    /// <summary>Layers with weights: hidden ones and the output.</summary>
    public int Layers => Widths.Count - 1;

    /// <summary>Weights and biases that are trained.</summary>
    public int Parameters => Enumerable.Range(0, Layers).Sum(layer => (Widths[layer] + 1) * Widths[layer + 1]);

    /// <inheritdoc />
    public bool Equals(NetworkShape? other) => other is not null && Widths.SequenceEqual(other.Widths);

    /// <inheritdoc />
    public override int GetHashCode() => Widths.Aggregate(0, HashCode.Combine);

    /// <summary>The widths, such as <c>96-128-128-9</c>.</summary>
    public override string ToString() => string.Join('-', Widths);

    private static void RequireWithin(int width, int least, int most, [CallerArgumentExpression(nameof(width))] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, least, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, most, name);
    }
}
