using System.Diagnostics;
using System.Numerics;
using System.Runtime.Intrinsics;
using Poker.Core.Numerics;

namespace Poker.Core.Clustering.Transport;

/// <content>Shortest paths between the sources: Bellman and Ford's rounds, every lane at once.</content>
internal sealed partial class TransportSolver<T>
{
    // Level h, at h · width: each source's distance from the nearest source in excess over at most h arcs. All are kept to trace paths back,
    // and so are the frontiers, a bit for each source that level h improved, one word a vector.
    private readonly T[] _levels = new T[(ground.Count + 2) * ground.Stride];
    private readonly uint[] _frontiers = new uint[(ground.Count + 2) * ground.Stride / Vector256<T>.Count];
    private readonly Hop[] _path = new Hop[ground.Count];
    private int _lastLevel;

    /// <summary>One arc of a path: a sink is handed from one source to another.</summary>
    private readonly record struct Hop(int From, int To, int Sink);

    private static uint AllLanes => uint.MaxValue >> (32 - Vector256<T>.Count);

    /// <summary>The source in deficit that is nearest to the sources in excess (ties to the lowest), and how far it is.</summary>
    private (int Deficit, long Length) ShortestPath()
    {
        if (_width == Vector256<T>.Count)
        {
            FindLevelsInOneVector();
        }
        else
        {
            FindLevels();
        }

        var (nearest, length) = (-1, T.MaxValue);
        for (var i = 0; i < _width; i += Vector256<T>.Count)
        {
            var deficits = Vector256.LessThan(Lanes.Load(_excess, i), Vector256<T>.Zero);
            var distances = Lanes.Load(_levels, (_lastLevel * _width) + i);
            distances = Vector256.ConditionalSelect(deficits, distances, Vector256.Create(T.MaxValue));
            var least = Lanes.Least(distances);
            if (least < length)
            {
                var lanes = Vector256.Equals(distances, Vector256.Create(least)).ExtractMostSignificantBits();
                (nearest, length) = (i + BitOperations.TrailingZeroCount(lanes), least);
            }
        }

        return (nearest, long.CreateTruncating(length));
    }

    private void FindLevels()
    {
        for (var i = 0; i < _width; i += Vector256<T>.Count)
        {
            var roots = Vector256.GreaterThan(Lanes.Load(_excess, i), Vector256<T>.Zero);
            Lanes.Store(_levels, i, Vector256.AndNot(Lanes.Load(_unreached, i), roots));
            Lanes.At(_frontiers, i / Vector256<T>.Count) = roots.ExtractMostSignificantBits();
        }

        _lastLevel = 0;
        while (Relax(_lastLevel, _lastLevel + 1))
        {
            _lastLevel++;
            Debug.Assert(_lastLevel <= _sources, "a negative cycle");
        }
    }

    /// <summary>The same where the sources fit one vector: the level and its frontier stay in registers.</summary>
    private void FindLevelsInOneVector()
    {
        var roots = Vector256.GreaterThan(Lanes.Load(_excess, 0), Vector256<T>.Zero);
        var level = Vector256.AndNot(Lanes.Load(_unreached, 0), roots);
        var frontier = roots.ExtractMostSignificantBits();
        for (_lastLevel = 0; ; _lastLevel++)
        {
            var start = _lastLevel * Vector256<T>.Count;
            Lanes.Store(_levels, start, level);
            Lanes.At(_frontiers, _lastLevel) = frontier;
            var after = level;
            for (; frontier != 0; frontier &= frontier - 1)
            {
                var source = BitOperations.TrailingZeroCount(frontier);
                var steps = Lanes.Load(_arcs, source * Vector256<T>.Count) + Vector256.Create(Lanes.At(_levels, start + source));
                after = Vector256.Min(after, steps);
            }

            frontier = Vector256.LessThan(after, level).ExtractMostSignificantBits();
            if (frontier == 0)
            {
                return;
            }

            level = after;
        }
    }

    /// <summary>One round: level 'to' = level 'from' improved by the arcs of its frontier. Whether there was something to improve.</summary>
    private bool Relax(int from, int to)
    {
        var any = 0U;
        var vectors = _width / Vector256<T>.Count;
        for (var i = 0; i < vectors; i++)
        {
            var at = i * Vector256<T>.Count;
            var before = Lanes.Load(_levels, (from * _width) + at);
            var after = before;
            for (var v = 0; v < vectors; v++)
            {
                for (var bits = Lanes.At(_frontiers, (from * vectors) + v); bits != 0; bits &= bits - 1)
                {
                    var source = (v * Vector256<T>.Count) + BitOperations.TrailingZeroCount(bits);
                    var steps = Lanes.Load(_arcs, (source * _width) + at) + Vector256.Create(Lanes.At(_levels, (from * _width) + source));
                    after = Vector256.Min(after, steps);
                }
            }

            Lanes.Store(_levels, (to * _width) + at, after);
            var improved = Vector256.LessThan(after, before).ExtractMostSignificantBits();
            _improved[i] = improved;
            any |= improved;
        }

        _improved.AsSpan(0, vectors).CopyTo(_frontiers.AsSpan(to * vectors));
        return any != 0;
    }

    private readonly uint[] _improved = new uint[ground.Stride / Vector256<T>.Count];

    private uint RealLanes(int vector)
    {
        var lanes = _sources - (vector * Vector256<T>.Count);
        return lanes >= Vector256<T>.Count ? AllLanes : (1U << lanes) - 1;
    }

    /// <summary>Walks back from a source over the levels, arc by arc, to a root; the last hop written is the path's first.</summary>
    private int TracePath(int to)
    {
        var hops = 0;
        for (var level = _lastLevel; level > 0; level--)
        {
            var distance = Lanes.At(_levels, (level * _width) + to);
            if (Lanes.At(_levels, ((level - 1) * _width) + to) == distance)
            {
                continue;
            }

            var from = Before(level - 1, to, distance);
            _path[hops++] = new Hop(from, to, CheapestSink(from, to));
            to = from;
        }

        return hops;
    }

    /// <summary>A source of a level's frontier whose arc to another gives that the distance it has.</summary>
    private int Before(int level, int to, T distance)
    {
        var vectors = _width / Vector256<T>.Count;
        for (var v = 0; ; v++)
        {
            for (var bits = Lanes.At(_frontiers, (level * vectors) + v); bits != 0; bits &= bits - 1)
            {
                var from = (v * Vector256<T>.Count) + BitOperations.TrailingZeroCount(bits);
                if (Lanes.At(_levels, (level * _width) + from) + Lanes.At(_arcs, (from * _width) + to) == distance)
                {
                    return from;
                }
            }
        }
    }

    /// <summary>The first sink of a source that makes its arc to another as short as it is.</summary>
    private int CheapestSink(int from, int to)
    {
        var length = Lanes.At(_arcs, (from * _width) + to);
        for (var word = 0; ; word++)
        {
            for (var bits = Lanes.At(_cells, (from * _cellWords) + word); bits != 0; bits &= bits - 1)
            {
                var sink = (word << 6) + BitOperations.TrailingZeroCount(bits);
                var column = Lanes.At(_columnOfSink, sink);
                if (Lanes.At(_columns, column + to) - Lanes.At(_columns, column + from) == length)
                {
                    return sink;
                }
            }
        }
    }

    /// <summary>Lets the potentials sink until no arc is shorter than the step it spans: level 0 then is dual feasible and tight on the flow.</summary>
    private void Settle()
    {
        for (var i = 0; i < _width; i += Vector256<T>.Count)
        {
            Lanes.Store(_levels, i, Lanes.Load(_potentials, i));
            _frontiers[i / Vector256<T>.Count] = RealLanes(i / Vector256<T>.Count);
        }

        while (Relax(0, 1))
        {
            _levels.AsSpan(_width, _width).CopyTo(_levels);
            _frontiers.AsSpan(_width / Vector256<T>.Count, _width / Vector256<T>.Count).CopyTo(_frontiers);
        }
    }
}
