using System.Numerics;

namespace Poker.Core.Clustering.Transport;

/// <summary>Histograms of equal mass over a ground's buckets, both as lists of occupied buckets and as padded rows.</summary>
internal sealed class MassTable<T>
    where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    private readonly int[] _lengths;
    private readonly ushort[] _atoms;
    private readonly int[] _masses;
    private readonly T[] _rows;
    private readonly int _buckets;
    private readonly int _stride;

    /// <summary>Room for some histograms over the buckets of a ground.</summary>
    public MassTable(PaddedGround<T> ground, int count)
    {
        _buckets = ground.Count;
        _stride = ground.Stride;
        _lengths = new int[count];
        _atoms = new ushort[count * _buckets];
        _masses = new int[count * _buckets];
        _rows = new T[count * _stride];
    }

    /// <summary>Histograms there is room for.</summary>
    public int Count => _lengths.Length;

    /// <summary>A histogram's occupied buckets, ascending.</summary>
    public ReadOnlySpan<ushort> Atoms(int index) => _atoms.AsSpan(index * _buckets, _lengths[index]);

    /// <summary>The masses of <see cref="Atoms"/>.</summary>
    public ReadOnlySpan<int> Masses(int index) => _masses.AsSpan(index * _buckets, _lengths[index]);

    /// <summary>A histogram's masses bucket by bucket, padded with zeros.</summary>
    public ReadOnlySpan<T> Row(int index) => _rows.AsSpan(index * _stride, _stride);

    /// <summary>Sets a histogram from its masses bucket by bucket.</summary>
    public void Set(int index, ReadOnlySpan<int> masses)
    {
        var row = _rows.AsSpan(index * _stride, _stride);
        var length = 0;
        for (var bucket = 0; bucket < masses.Length; bucket++)
        {
            row[bucket] = T.CreateChecked(masses[bucket]);
            if (masses[bucket] > 0)
            {
                _atoms[(index * _buckets) + length] = (ushort)bucket;
                _masses[(index * _buckets) + length++] = masses[bucket];
            }
        }

        _lengths[index] = length;
    }
}
