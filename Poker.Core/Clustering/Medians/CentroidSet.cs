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
        : this(At(points, seeds))
    {
    }

    /// <summary>Starts anywhere.</summary>
    /// <param name="centroids">The centroids, with the stride of the points; taken over.</param>
    public CentroidSet(CdfPoints centroids)
    {
        _points = centroids;
        Groups = new CentroidGroups(_points);
        _slots = [.. Groups.Slots];
        _slotOf = new int[centroids.Count];
        for (var slot = _slots.Length - 1; slot >= 0; slot--)
        {
            _slotOf[_slots[slot]] = slot;
        }

        _quads = new byte[Groups.Quads * BlockSums.QuadSize];
        _drifts = new ushort[centroids.Count];
        Sketch();
    }

    private CentroidSet(CentroidSet before)
    {
        _points = before._points with { Values = [.. before._points.Values] };
        Groups = before.Groups;
        _slots = before._slots;
        _slotOf = before._slotOf;
        _quads = new byte[before._quads.Length];
        _drifts = new ushort[before._drifts.Length];
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
        Span<byte> median = new byte[_points.Width];
        Array.Clear(_groupDrifts);
        for (var k = 0; k < _points.Count; k++)
        {
            if (counts.Weight(k) > 0)
            {
                counts.Median(k, median);
                Move(k, median);
            }
            else
            {
                _drifts[k] = 0;
            }
        }

        Sketch();
    }

    /// <summary>The same centroids, in the same groups, after they moved; this set stays as it is.</summary>
    /// <param name="centroids">As many, wherever they are.</param>
    public CentroidSet MovedTo(CdfPoints centroids)
    {
        var moved = new CentroidSet(this);
        for (var k = 0; k < centroids.Count; k++)
        {
            moved.Move(k, centroids[k]);
        }

        moved.Sketch();
        return moved;
    }

    /// <summary>The distance from a centroid to the nearest other of each group, at [centroid · groups + group].</summary>
    public ushort[] Gaps() => Groups.Gaps(_points);

    private static CdfPoints At(CdfPoints points, ReadOnlySpan<int> seeds)
    {
        var centroids = points with { Values = new byte[seeds.Length * points.Stride], Weights = new int[seeds.Length] };
        for (var k = 0; k < seeds.Length; k++)
        {
            points[seeds[k]].CopyTo(centroids.Values.AsSpan(k * points.Stride));
        }

        return centroids;
    }

    private void Move(int centroid, ReadOnlySpan<byte> to)
    {
        var values = _points.Values.AsSpan(centroid * _points.Stride, _points.Width);
        _drifts[centroid] = (ushort)L1Distance.Between(values, to);
        ref var groupDrift = ref _groupDrifts[Groups.GroupOf[centroid]];
        groupDrift = Math.Max(groupDrift, _drifts[centroid]);
        to.CopyTo(values);
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
