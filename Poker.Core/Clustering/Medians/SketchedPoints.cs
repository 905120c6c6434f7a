using System.Runtime.Intrinsics;
using Poker.Core.Numerics;

namespace Poker.Core.Clustering.Medians;

/// <summary>Points with a 32-byte sketch of each: a bound from a third of the memory, which settles most questions.</summary>
internal sealed class SketchedPoints
{
    private readonly byte[] _sketches;

    /// <summary>Sketches all points.</summary>
    public SketchedPoints(CdfPoints points, Chunks chunks)
    {
        Points = points;
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

    /// <summary>The points.</summary>
    public CdfPoints Points { get; }

    /// <summary>How many.</summary>
    public int Count => Points.Count;

    /// <summary>One point without its padding.</summary>
    public ReadOnlySpan<byte> this[int point] => Points[point];

    /// <summary>One point with its padding.</summary>
    public ReadOnlySpan<byte> Padded(int point) => Points.Values.AsSpan(point * Points.Stride, Points.Stride);

    /// <summary>Its sketch.</summary>
    public Vector256<byte> Sketch(int point) => Vector256.Create(SketchBytes(point));

    /// <summary>Its sketch's place in memory.</summary>
    public ReadOnlySpan<byte> SketchBytes(int point) => _sketches.AsSpan(point * BlockSums.Size, BlockSums.Size);
}
