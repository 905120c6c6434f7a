using System.Numerics;
using System.Runtime.InteropServices;

namespace Poker.Core.Clustering;

/// <summary>Collects sparse histograms, keeps the distinct ones and counts how often each came.</summary>
/// <remarks>Numbers follow first occurrence. A histogram's key is its atoms and counts as 32-bit words, atom in the low byte.</remarks>
internal sealed class SparseHistograms
{
    private readonly List<int> _starts = [0];
    private readonly List<int> _weights = [];
    private readonly List<uint> _atoms = [];
    private int[] _slots = new int[1 << 16];

    /// <summary>Distinct histograms so far.</summary>
    public int Count => _weights.Count;

    /// <summary>The number of a histogram, a new one if it was not there; its weight grows by one.</summary>
    /// <param name="histogram">count · 256 + bucket for each occupied bucket, buckets ascending.</param>
    public int Add(ReadOnlySpan<uint> histogram)
    {
        var mask = _slots.Length - 1;
        for (var at = Hash(histogram) & mask; ; at = (at + 1) & mask)
        {
            var number = _slots[at] - 1;
            if (number < 0)
            {
                _slots[at] = Count + 1;
                return Append(histogram);
            }

            if (Of(number).SequenceEqual(histogram))
            {
                _weights[number]++;
                return number;
            }
        }
    }

    /// <summary>The distinct histograms as points.</summary>
    public HistogramPoints ToPoints(int buckets, int mass)
    {
        var atoms = new ushort[_atoms.Count];
        var counts = new int[_atoms.Count];
        for (var i = 0; i < atoms.Length; i++)
        {
            (atoms[i], counts[i]) = ((ushort)(_atoms[i] & 0xFF), (int)(_atoms[i] >> 8));
        }

        return new HistogramPoints(buckets, mass, [.. _starts], atoms, counts, [.. _weights]);
    }

    /// <summary>Packs dense counts over at most 256 buckets and clears them; returns how many are occupied.</summary>
    public static int Pack(Span<int> counts, ReadOnlySpan<ulong> occupied, Span<uint> histogram)
    {
        var size = 0;
        for (var word = 0; word < occupied.Length; word++)
        {
            for (var bits = occupied[word]; bits != 0; bits &= bits - 1)
            {
                var bucket = (word << 6) + BitOperations.TrailingZeroCount(bits);
                histogram[size++] = ((uint)counts[bucket] << 8) | (uint)bucket;
                counts[bucket] = 0;
            }
        }

        return size;
    }

    private ReadOnlySpan<uint> Of(int number) => CollectionsMarshal.AsSpan(_atoms)[_starts[number].._starts[number + 1]];

    private int Append(ReadOnlySpan<uint> histogram)
    {
        _atoms.AddRange(histogram);
        _starts.Add(_atoms.Count);
        _weights.Add(1);
        if (2 * Count > _slots.Length)
        {
            Grow();
        }

        return Count - 1;
    }

    private void Grow()
    {
        _slots = new int[2 * _slots.Length];
        var mask = _slots.Length - 1;
        for (var number = 0; number < Count; number++)
        {
            var at = Hash(Of(number)) & mask;
            while (_slots[at] != 0)
            {
                at = (at + 1) & mask;
            }

            _slots[at] = number + 1;
        }
    }

    private static int Hash(ReadOnlySpan<uint> histogram)
    {
        var hash = 0x9E3779B97F4A7C15UL;
        foreach (var word in histogram)
        {
            var high = Math.BigMul(hash ^ word, 0xD6E8FEB86659FD93UL, out var low);
            hash = high ^ low;
        }

        return (int)(hash >> 32);
    }
}
