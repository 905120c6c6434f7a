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

    // Row s, at s · width: what the cheapest of the sinks of s costs more at each other source, and which sink that is.
    private readonly T[] _arcs = new T[ground.Count * ground.Stride];
    private readonly T[] _cheapest = new T[ground.Count * ground.Stride];
    private int _cellWords;
    private long _cost;
    private long _excessLeft;

    private static int CellWords(PaddedGround<T> ground) => (ground.Count + 63) / 64;

    /// <summary>Serves every sink from a source of least reduced cost; ties fill up sources that have supply left.</summary>
    private void Assign(ReadOnlySpan<ushort> sinks, ReadOnlySpan<int> masses)
    {
        FillColumns(sinks);
        StartFlow(sinks.Length);
        var tied = _width == Vector256<T>.Count && sinks.Length <= 64 ? ServeUntied(sinks, masses) : DeferAll(sinks);
        for (var i = 0; i < tied; i++)
        {
            Share(_tied[i], sinks[_tied[i]], masses[_tied[i]]);
        }

        _excessLeft = 0;
        for (var s = 0; s < _sources; s++)
        {
            _excessLeft += Math.Max(0, int.CreateTruncating(Lanes.At(_excess, s)));
        }
    }

    private void StartFlow(int sinks)
    {
        _cellWords = (sinks + 63) / 64;
        _cells.AsSpan(0, _sources * _cellWords).Clear();
        _cost = 0;
        for (var i = 0; i < _width; i += Vector256<T>.Count)
        {
            Lanes.Store(_excess, i, -Lanes.Load(_supplies, i));
            Lanes.Store(_distances, i, Lanes.Load(_potentials, i));
        }

        var arcs = Vector256.Create(ground.NoSinks);
        for (var i = 0; i < _sources * _width; i += Vector256<T>.Count)
        {
            Lanes.Store(_arcs, i, arcs);
        }
    }

    /// <summary>Serves the sinks that have one nearest source and lists the others.</summary>
    private int ServeUntied(ReadOnlySpan<ushort> sinks, ReadOnlySpan<int> masses)
    {
        var (columns, transform, cells, flows, excess) = (_columns, _transform, _cells, _flows, _excess);
        var potentials = Lanes.Load(_potentials, 0);
        var (tied, cost) = (0, 0L);
        for (var sink = 0; sink < sinks.Length; sink++)
        {
            var column = sinks[sink] * Vector256<T>.Count;
            var costs = Lanes.Load(columns, column);
            Lanes.At(_columnOfSink, sink) = column;
            var least = Vector256.Create(Lanes.At(transform, sinks[sink]));
            var nearest = Vector256.Equals(costs - potentials, least).ExtractMostSignificantBits();
            if (!BitOperations.IsPow2(nearest))
            {
                Lanes.At(_tied, tied++) = sink;
                continue;
            }

            var source = BitOperations.TrailingZeroCount(nearest);
            var mass = masses[sink];
            var own = Lanes.At(columns, column + source);
            Lanes.At(cells, source) |= 1UL << sink;
            Lanes.At(flows, (sink * Vector256<T>.Count) + source) = mass;
            Lanes.At(excess, source) += T.CreateTruncating(mass);
            cost += mass * long.CreateTruncating(own);
            var at = source * Vector256<T>.Count;
            var arcs = Lanes.Load(_arcs, at);
            var rises = costs - Vector256.Create(own);
            var cheaper = Vector256.LessThan(rises, arcs);
            var sinkLanes = Vector256.Create(T.CreateTruncating(sink));
            Lanes.Store(_cheapest, at, Vector256.ConditionalSelect(cheaper, sinkLanes, Lanes.Load(_cheapest, at)));
            Lanes.Store(_arcs, at, Vector256.Min(arcs, rises));
        }

        _cost += cost;
        return tied;
    }

    private int DeferAll(ReadOnlySpan<ushort> sinks)
    {
        for (var sink = 0; sink < sinks.Length; sink++)
        {
            _columnOfSink[sink] = sinks[sink] * _width;
            _tied[sink] = sink;
        }

        return sinks.Length;
    }

    /// <summary>The sources of one vector whose reduced cost at a bucket is the least, a bit each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Nearest(int bucket, int first)
    {
        var reduced = Lanes.Load(_columns, (bucket * _width) + first) - Lanes.Load(_potentials, first);
        return Vector256.Equals(reduced, Vector256.Create(Lanes.At(_transform, bucket))).ExtractMostSignificantBits();
    }

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
                var part = Math.Min(mass, -int.CreateTruncating(Lanes.At(_excess, source)));
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

    /// <summary>Moves as much as the path to a source in deficit carries from the excess at its root.</summary>
    private void Push(int deficit, long length)
    {
        var root = deficit;
        var amount = -int.CreateTruncating(_excess[deficit]);
        for (var from = Before(root); from >= 0; from = Before(root))
        {
            amount = Math.Min(amount, Lanes.At(_flows, (Cheapest(from, root) * _width) + from));
            root = from;
        }

        amount = Math.Min(amount, int.CreateTruncating(_excess[root]));
        for (var (to, from) = (deficit, Before(deficit)); from >= 0; (to, from) = (from, Before(from)))
        {
            Move(from, to, Cheapest(from, to), amount);
        }

        _excess[root] -= T.CreateTruncating(amount);
        _excess[deficit] += T.CreateTruncating(amount);
        _excessLeft -= amount;
        _cost += amount * length;
    }

    private int Before(int source) => int.CreateTruncating(Lanes.At(_before, source));

    private int Cheapest(int from, int to) => int.CreateTruncating(Lanes.At(_cheapest, (from * _width) + to));

    private void Move(int from, int to, int sink, int amount)
    {
        ref var given = ref Lanes.At(_flows, (sink * _width) + from);
        ref var taken = ref Lanes.At(_flows, (sink * _width) + to);
        given -= amount;
        if (Serves(to, sink))
        {
            taken += amount;
        }
        else
        {
            taken = amount;
            Lanes.At(_cells, (to * _cellWords) + (sink >> 6)) |= 1UL << sink;
            ShortenArcs(to, sink);
        }

        if (given == 0)
        {
            Lanes.At(_cells, (from * _cellWords) + (sink >> 6)) &= ~(1UL << sink);
            FindArcs(from);
        }
    }

    /// <summary>Finds the arcs out of a source anew from its sinks.</summary>
    private void FindArcs(int source)
    {
        for (var i = 0; i < _width; i += Vector256<T>.Count)
        {
            var arcs = Vector256.Create(ground.NoSinks);
            var cheapest = Vector256<T>.Zero;
            for (var word = 0; word < _cellWords; word++)
            {
                for (var bits = Lanes.At(_cells, (source * _cellWords) + word); bits != 0; bits &= bits - 1)
                {
                    var sink = (word << 6) + BitOperations.TrailingZeroCount(bits);
                    Compete(Lanes.At(_columnOfSink, sink), i, source, sink, ref arcs, ref cheapest);
                }
            }

            Lanes.Store(_arcs, (source * _width) + i, arcs);
            Lanes.Store(_cheapest, (source * _width) + i, cheapest);
        }
    }

    /// <summary>Lets one more sink compete for the arcs out of a source.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ShortenArcs(int source, int sink)
    {
        var column = Lanes.At(_columnOfSink, sink);
        for (var i = 0; i < _width; i += Vector256<T>.Count)
        {
            var at = (source * _width) + i;
            var arcs = Lanes.Load(_arcs, at);
            var cheapest = Lanes.Load(_cheapest, at);
            Compete(column, i, source, sink, ref arcs, ref cheapest);
            Lanes.Store(_arcs, at, arcs);
            Lanes.Store(_cheapest, at, cheapest);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Compete(int column, int lanes, int source, int sink, ref Vector256<T> arcs, ref Vector256<T> cheapest)
    {
        var rises = Lanes.Load(_columns, column + lanes) - Vector256.Create(Lanes.At(_columns, column + source));
        cheapest = Vector256.ConditionalSelect(Vector256.LessThan(rises, arcs), Vector256.Create(T.CreateTruncating(sink)), cheapest);
        arcs = Vector256.Min(arcs, rises);
    }
}
