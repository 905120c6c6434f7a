using System.Runtime.Intrinsics;
using Poker.Core.Numerics;

namespace Poker.Core.Clustering.Medians;

/// <summary>Points with a 32-byte sketch of each: a bound from a third of the memory, which settles most questions.</summary>
internal sealed class SketchedPoints
{
    private readonly byte[] _sketches;
    private readonly int _first;

    /// <summary>Sketches all points.</summary>
    public SketchedPoints(CdfPoints points, Chunks chunks)
    {
        (Points, Count) = (points, points.Count);
        _sketches = GC.AllocateUninitializedArray<byte>(points.Count * BlockSums.Size);
        chunks.Run((_, chunk) =>
        {
            var (start, length) = chunks[chunk];
            for (var i = start; i < start + length; i++)
            {
                BlockSums.Of(Padded(i)).CopyTo(_sketches.AsSpan(i * BlockSums.Size));
            }
        });
    }

    private SketchedPoints(SketchedPoints all, int first, int count)
    {
        _sketches = all._sketches;
        (Points, _first, Count) = (all.Points, all._first + first, count);
    }

    /// <summary>The points, and perhaps others before and behind them.</summary>
    public CdfPoints Points { get; }

    /// <summary>How many.</summary>
    public int Count { get; }

    /// <summary>One point without its padding.</summary>
    public ReadOnlySpan<byte> this[int point] => Points[_first + point];

    /// <summary>Canonical hands with a point's histogram.</summary>
    public int Weight(int point) => Points.Weights[_first + point];

    /// <summary>Some of them in a row, in the same memory.</summary>
    public SketchedPoints Slice(int first, int count) => new(this, first, count);

    /// <summary>One point with its padding.</summary>
    public ReadOnlySpan<byte> Padded(int point) => Points.Values.AsSpan((_first + point) * Points.Stride, Points.Stride);

    /// <summary>Its sketch.</summary>
    public Vector256<byte> Sketch(int point) => Vector256.Create(SketchBytes(point));

    /// <summary>Its sketch's place in memory.</summary>
    public ReadOnlySpan<byte> SketchBytes(int point) => _sketches.AsSpan((_first + point) * BlockSums.Size, BlockSums.Size);
}
