using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Poker.Core.Numerics;

namespace Poker.Core.Clustering.Transport;

/// <content>The flow: which sink is served by which sources.</content>
internal sealed partial class TransportSolver<T>
{
    // One bit a sink (by its position in the list) for each source that serves it; a flow without its bit is void, so none need clearing.
    private readonly ulong[] _cells = new ulong[ground.Count * CellWords(ground)];
    private readonly int[] _flows = new int[ground.Count * ground.Stride];
    private readonly int[] _columnOfSink = new int[ground.Count];
    private readonly T[] _excess = new T[ground.Stride];
    private readonly int[] _tied = new int[ground.Count];

    // Row s, at s · width: what the cheapest of the sinks of s costs more at each other source.
    private readonly T[] _arcs = new T[ground.Count * ground.Stride];
    private int _cellWords;
    private long _cost;
    private long _excessLeft;

    private static int CellWords(PaddedGround<T> ground) => (ground.Count + 63) / 64;

    /// <summary>Serves every sink from a source of least reduced cost; ties fill up sources that have supply left.</summary>
    private void Assign(ReadOnlySpan<ushort> sinks, ReadOnlySpan<int> masses)
    {
        FillColumns(sinks);
        _cellWords = (sinks.Length + 63) / 64;
        _cells.AsSpan(0, _sources * _cellWords).Clear();
        _cost = 0;
        for (var i = 0; i < _width; i += Vector256<T>.Count)
        {
            Lanes.Store(_excess, i, -Lanes.Load(_supplies, i));
        }

        var arcs = Vector256.Create(ground.NoSinks);
        for (var i = 0; i < _sources * _width; i += Vector256<T>.Count)
        {
            Lanes.Store(_arcs, i, arcs);
        }

        var tied = 0;
        for (var sink = 0; sink < sinks.Length; sink++)
        {
            int bucket = sinks[sink];
            Lanes.At(_columnOfSink, sink) = bucket * _width;
            var nearest = _width == Vector256<T>.Count ? Nearest(bucket, 0) : 0;
            if (BitOperations.IsPow2(nearest))
            {
                Serve(sink, BitOperations.TrailingZeroCount(nearest), masses[sink]);
            }
            else
            {
                Lanes.At(_tied, tied++) = sink;
            }
        }

        for (var i = 0; i < tied; i++)
        {
            Share(_tied[i], sinks[_tied[i]], masses[_tied[i]]);
        }

        _excessLeft = 0;
        for (var s = 0; s < _sources; s++)
        {
            _excessLeft += Math.Max(0, int.CreateTruncating(_excess[s]));
        }
    }

    /// <summary>The sources of one vector whose reduced cost at a bucket is the least, a bit each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Nearest(int bucket, int first)
    {
        var reduced = Lanes.Load(_columns, (bucket * _width) + first) - Lanes.Load(_potentials, first);
        return Vector256.Equals(reduced, Vector256.Create(Lanes.At(_transform, bucket))).ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Serve(int sink, int source, int mass)
    {
        Lanes.At(_cells, (source * _cellWords) + (sink >> 6)) |= 1UL << sink;
        Lanes.At(_flows, (sink * _width) + source) = mass;
        Lanes.At(_excess, source) += T.CreateTruncating(mass);
        _cost += mass * long.CreateTruncating(Lanes.At(_columns, Lanes.At(_columnOfSink, sink) + source));
        ShortenArcs(source, sink);
    }

    /// <summary>Serves a sink from those of its nearest sources that have supply left; what remains goes to the first of them.</summary>
    private void Share(int sink, int bucket, int mass)
    {
        var last = -1;
        for (var first = 0; first < _width; first += Vector256<T>.Count)
        {
            for (var bits = Nearest(bucket, first); bits != 0 && mass > 0; bits &= bits - 1)
            {
                var source = first + BitOperations.TrailingZeroCount(bits);
                last = last < 0 ? source : last;
                var part = Math.Min(mass, -int.CreateTruncating(_excess[source]));
                if (part > 0)
                {
                    Serve(sink, source, part);
                    mass -= part;
                }
            }
        }

        if (mass > 0)
        {
            var had = Serves(last, sink) ? _flows[(sink * _width) + last] : 0;
            Serve(sink, last, mass);
            _flows[(sink * _width) + last] += had;
        }
    }

    private bool Serves(int source, int sink) => (Lanes.At(_cells, (source * _cellWords) + (sink >> 6)) >> sink & 1) != 0;

    /// <summary>Finds the arcs out of a source anew from its sinks.</summary>
    private void FindArcs(int source)
    {
        for (var i = 0; i < _width; i += Vector256<T>.Count)
        {
            var arcs = Vector256.Create(ground.NoSinks);
            for (var word = 0; word < _cellWords; word++)
            {
                for (var bits = Lanes.At(_cells, (source * _cellWords) + word); bits != 0; bits &= bits - 1)
                {
                    var column = Lanes.At(_columnOfSink, (word << 6) + BitOperations.TrailingZeroCount(bits));
                    arcs = Vector256.Min(arcs, Lanes.Load(_columns, column + i) - Vector256.Create(Lanes.At(_columns, column + source)));
                }
            }

            Lanes.Store(_arcs, (source * _width) + i, arcs);
        }
    }

    /// <summary>Moves as much as the path to a source in deficit carries from the excess at its root.</summary>
    private void Push(int deficit, long length)
    {
        var hops = TracePath(deficit);
        var root = hops > 0 ? _path[hops - 1].From : deficit;
        var amount = Math.Min(int.CreateTruncating(_excess[root]), -int.CreateTruncating(_excess[deficit]));
        for (var i = 0; i < hops; i++)
        {
            amount = Math.Min(amount, Lanes.At(_flows, (_path[i].Sink * _width) + _path[i].From));
        }

        for (var i = 0; i < hops; i++)
        {
            Move(_path[i], amount);
        }

        _excess[root] -= T.CreateTruncating(amount);
        _excess[deficit] += T.CreateTruncating(amount);
        _excessLeft -= amount;
        _cost += amount * length;
    }

    private void Move(Hop hop, int amount)
    {
        ref var given = ref Lanes.At(_flows, (hop.Sink * _width) + hop.From);
        ref var taken = ref Lanes.At(_flows, (hop.Sink * _width) + hop.To);
        given -= amount;
        if (Serves(hop.To, hop.Sink))
        {
            taken += amount;
        }
        else
        {
            taken = amount;
            Lanes.At(_cells, (hop.To * _cellWords) + (hop.Sink >> 6)) |= 1UL << hop.Sink;
            ShortenArcs(hop.To, hop.Sink);
        }

        if (given == 0)
        {
            Lanes.At(_cells, (hop.From * _cellWords) + (hop.Sink >> 6)) &= ~(1UL << hop.Sink);
            FindArcs(hop.From);
        }
    }

    /// <summary>Lets one more sink compete for the arcs out of a source.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ShortenArcs(int source, int sink)
    {
        var column = Lanes.At(_columnOfSink, sink);
        var own = Vector256.Create(Lanes.At(_columns, column + source));
        for (var i = 0; i < _width; i += Vector256<T>.Count)
        {
            var arcs = Lanes.Load(_arcs, (source * _width) + i);
            Lanes.Store(_arcs, (source * _width) + i, Vector256.Min(arcs, Lanes.Load(_columns, column + i) - own));
        }
    }
}
