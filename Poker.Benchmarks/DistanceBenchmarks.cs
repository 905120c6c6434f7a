using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;
using Poker.Core.Numerics;

namespace Poker.Benchmarks;

/// <summary>The kernels of the turn's k-medians on points as wide as the full deck's; guards their use in place of plain loops.</summary>
public class DistanceBenchmarks
{
    private const int Stride = 104;
    private const int Points = 1_000;
    private const int Quads = 5;

    private readonly byte[] _points = new byte[Points * Stride];
    private readonly byte[] _quads = new byte[Quads * BlockSums.QuadSize];
    private readonly ushort[] _owners = new ushort[Points];
    private readonly ushort[] _uppers = new ushort[Points];
    private readonly ushort[] _lowers = new ushort[Points * DistanceBounds.Groups];
    private readonly ushort[] _drifts = new ushort[144];
    private readonly int[] _listed = new int[Points];

    [GlobalSetup]
    public void Fill()
    {
        var rng = new Rng(1);
        foreach (ref var value in _points.AsSpan())
        {
            value = (byte)rng.Below(47);
        }

        foreach (ref var value in _quads.AsSpan())
        {
            value = (byte)rng.Below(185);
        }

        _lowers.AsSpan().Fill(1_000);
    }

    [Benchmark(OperationsPerInvoke = Points, Baseline = true)]
    public int Plain_distance()
    {
        var sum = 0;
        for (var i = 0; i < Points; i++)
        {
            for (var at = 0; at < Stride; at++)
            {
                sum += Math.Abs(_points[(i * Stride) + at] - _points[at]);
            }
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Points)]
    public int Distance()
    {
        var sum = 0;
        for (var i = 0; i < Points; i++)
        {
            sum += L1Distance.Between(_points.AsSpan(i * Stride, Stride), _points.AsSpan(0, Stride));
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Points)]
    public Vector256<byte> Sketch()
    {
        var sketch = Vector256<byte>.Zero;
        for (var i = 0; i < Points; i++)
        {
            sketch ^= BlockSums.Of(_points.AsSpan(i * Stride, Stride));
        }

        return sketch;
    }

    [Benchmark(OperationsPerInvoke = Points * Quads * BlockSums.Lanes)]
    public ulong Screened_distance()
    {
        var sketch = Vector256.Create(_points);
        var within = 0UL;
        for (var i = 0; i < Points; i++)
        {
            within ^= BlockSums.Screen(sketch, _quads, i, out _);
        }

        return within;
    }

    [Benchmark(OperationsPerInvoke = Points)]
    public int Loosened_point() =>
        DistanceBounds.Loosen(_owners, _drifts, _drifts.AsSpan(0, DistanceBounds.Groups), _uppers, _lowers, _listed);

    [Benchmark(OperationsPerInvoke = Points)]
    public int Half_sum_screened_point() => HalfSums.Screen(_uppers, _lowers.AsSpan(0, Points), _uppers, (9_000, 9_000), _listed);

    [Benchmark(OperationsPerInvoke = Points)]
    public void Requested_point()
    {
        for (var i = 0; i < Points; i++)
        {
            CacheLines.Request(_points.AsSpan(i * Stride, Stride));
        }
    }
}
