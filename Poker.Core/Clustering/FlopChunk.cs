using System.Runtime.InteropServices;

namespace Poker.Core.Clustering;

/// <summary>Packed histograms of consecutive flop hands, on their way from the thread that made them.</summary>
internal sealed class FlopChunk
{
    private readonly List<uint> _atoms = new(1 << 16);
    private readonly List<int> _starts = [0];

    /// <summary>Hands held.</summary>
    public int Count => _starts.Count - 1;

    /// <summary>One hand's packed histogram.</summary>
    public ReadOnlySpan<uint> this[int row] => CollectionsMarshal.AsSpan(_atoms)[_starts[row].._starts[row + 1]];

    /// <summary>Appends a hand.</summary>
    public void Add(ReadOnlySpan<uint> histogram)
    {
        _atoms.AddRange(histogram);
        _starts.Add(_atoms.Count);
    }
}
