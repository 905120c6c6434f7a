using System.Runtime.Intrinsics;
using Poker.Core.Numerics;

namespace Poker.Core.Clustering.Medians;

/// <summary>The centroids of one iteration with all that the search for the nearest one wants of them.</summary>
internal sealed class CentroidSet
{
    private readonly CdfPoints _points;
    private readonly ushort[] _slots;
    private readonly int[] _slotOf;
    private readonly byte[] _quads;
    private readonly ushort[] _drifts;
    private readonly ushort[] _groupDrifts = new ushort[DistanceBounds.Groups];

    /// <summary>Starts at some of the points.</summary>
    public CentroidSet(CdfPoints points, ReadOnlySpan<int> seeds)
    {
        _points = points with { Values = new byte[seeds.Length * points.Stride], Weights = new int[seeds.Length] };
        for (var k = 0; k < seeds.Length; k++)
        {
            points[seeds[k]].CopyTo(_points.Values.AsSpan(k * points.Stride));
        }

        Groups = new CentroidGroups(_points);
        _slots = [.. Groups.Slots];
        _slotOf = new int[seeds.Length];
        for (var slot = _slots.Length - 1; slot >= 0; slot--)
        {
            _slotOf[_slots[slot]] = slot;
        }

        _quads = new byte[Groups.Quads * BlockSums.QuadSize];
        _drifts = new ushort[seeds.Length];
        Sketch();
    }

    /// <summary>The centroids as points; the weights are not kept up.</summary>
    public CdfPoints Points => _points;

    /// <summary>Which centroids are looked at together.</summary>
    public CentroidGroups Groups { get; }

    /// <summary>The centroid in each lane of each quad.</summary>
    public ReadOnlySpan<ushort> Slots => _slots;

    /// <summary>Where each centroid is in <see cref="Slots"/>, the first time.</summary>
    public ReadOnlySpan<int> SlotOf => _slotOf;

    /// <summary>How far each centroid moved last.</summary>
    public ReadOnlySpan<ushort> Drifts => _drifts;

    /// <summary>The longest of the drifts in each group.</summary>
    public ReadOnlySpan<ushort> GroupDrifts => _groupDrifts;

    /// <summary>One centroid with its padding, as long as a padded point.</summary>
    public ReadOnlySpan<byte> Padded(int centroid) => _points.Values.AsSpan(centroid * _points.Stride, _points.Stride);

    /// <summary>The sketches of some quads.</summary>
    public ReadOnlySpan<byte> Quads(int start, int end) => _quads.AsSpan(start * BlockSums.QuadSize, (end - start) * BlockSums.QuadSize);

    /// <summary>Moves every centroid to its cluster's median; a cluster without members keeps its own.</summary>
    public void MoveToMedians(CdfCounts counts)
    {
        Span<byte> old = new byte[_points.Width];
        Array.Clear(_groupDrifts);
        for (var k = 0; k < _points.Count; k++)
        {
            var centroid = _points.Values.AsSpan(k * _points.Stride, _points.Width);
            centroid.CopyTo(old);
            if (counts.Weight(k) > 0)
            {
                counts.Median(k, centroid);
            }

            _drifts[k] = (ushort)L1Distance.Between(old, centroid);
            ref var groupDrift = ref _groupDrifts[Groups.GroupOf[k]];
            groupDrift = Math.Max(groupDrift, _drifts[k]);
        }

        Sketch();
    }

    private void Sketch()
    {
        Span<Vector256<byte>> four = stackalloc Vector256<byte>[BlockSums.Lanes];
        for (var quad = 0; quad < Groups.Quads; quad++)
        {
            for (var lane = 0; lane < four.Length; lane++)
            {
                four[lane] = BlockSums.Of(Padded(_slots[(quad * BlockSums.Lanes) + lane]));
            }

            BlockSums.Interleave(four, _quads.AsSpan(quad * BlockSums.QuadSize, BlockSums.QuadSize));
        }
    }
}
