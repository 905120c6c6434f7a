using System.Diagnostics;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace Poker.Core.Clustering.Transport;

/// <content>Shortest paths between the sources: Bellman and Ford's rounds, every lane at once.</content>
internal sealed partial class TransportSolver<T>
{
    // Level h holds each source's distance from the nearest source in excess over at most h arcs; all are kept to trace the path back.
    private readonly T[] _levels = new T[(ground.Count + 2) * ground.Stride];
    private readonly int[] _frontier = new int[ground.Stride];
    private readonly int[] _improved = new int[ground.Stride];
    private readonly Hop[] _path = new Hop[ground.Count];
    private int _lastLevel;

    /// <summary>One arc of a path: a sink is handed from one source to another.</summary>
    private readonly record struct Hop(int From, int To, int Sink);

    /// <summary>The source in deficit that is nearest to the sources in excess (ties to the lowest), and how far it is.</summary>
    private (int Deficit, long Length) ShortestPath()
    {
        var level = _levels.AsSpan(0, _width);
        level.Fill(ground.Padding);
        level[_sources..].Clear();
        var frontier = 0;
        for (var s = 0; s < _sources; s++)
        {
            if (_excess[s] > 0)
            {
                level[s] = T.Zero;
                _frontier[frontier++] = s;
            }
        }

        _lastLevel = 0;
        while (frontier > 0)
        {
            Debug.Assert(_lastLevel <= _sources, "a negative cycle");
            frontier = Relax(_lastLevel * _width, (_lastLevel + 1) * _width, frontier);
            _lastLevel++;
        }

        var distances = _levels.AsSpan(_lastLevel * _width, _sources);
        var (nearest, length) = (-1, ground.Padding);
        for (var s = 0; s < distances.Length; s++)
        {
            if (_excess[s] < 0 && distances[s] < length)
            {
                (nearest, length) = (s, distances[s]);
            }
        }

        return (nearest, long.CreateTruncating(length));
    }

    /// <summary>One round: level 'to' = level 'from' improved by the arcs of the frontier, which becomes the sources that improved.</summary>
    private int Relax(int from, int to, int frontier)
    {
        var improved = 0;
        for (var i = 0; i < _width; i += Vector256<T>.Count)
        {
            var before = Vector256.Create<T>(_levels.AsSpan(from + i));
            var after = before;
            for (var f = 0; f < frontier; f++)
            {
                var source = _frontier[f];
                after = Vector256.Min(after, Vector256.Create<T>(_arcs.AsSpan((source * _width) + i)) + Vector256.Create(_levels[from + source]));
            }

            after.CopyTo(_levels.AsSpan(to + i));
            for (var bits = Vector256.LessThan(after, before).ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
            {
                _improved[improved++] = i + BitOperations.TrailingZeroCount(bits);
            }
        }

        _improved.AsSpan(0, improved).CopyTo(_frontier);
        return improved;
    }

    /// <summary>Walks back from a source over the levels, arc by arc, to a root; the last hop written is the path's first.</summary>
    private int TracePath(ReadOnlySpan<ushort> sinks, int to)
    {
        var hops = 0;
        for (var level = _lastLevel; level > 0; level--)
        {
            var distance = _levels[(level * _width) + to];
            var before = _levels.AsSpan((level - 1) * _width, _sources);
            if (before[to] == distance)
            {
                continue;
            }

            var from = 0;
            while (before[from] + _arcs[(from * _width) + to] != distance)
            {
                from++;
            }

            _path[hops++] = new Hop(from, to, CheapestSink(sinks, from, to));
            to = from;
        }

        return hops;
    }

    /// <summary>The first sink of a source that makes its arc to another as short as it is.</summary>
    private int CheapestSink(ReadOnlySpan<ushort> sinks, int from, int to)
    {
        var length = _arcs[(from * _width) + to];
        for (var word = 0; ; word++)
        {
            for (var bits = _cells[(from * _cellWords) + word]; bits != 0; bits &= bits - 1)
            {
                var sink = (word << 6) + BitOperations.TrailingZeroCount(bits);
                var column = Column(sinks[sink]);
                if (column[to] - column[from] == length)
                {
                    return sink;
                }
            }
        }
    }

    /// <summary>Lets the potentials sink until no arc is shorter than the step it spans: level 0 then is dual feasible and tight on the flow.</summary>
    private void Settle()
    {
        _potentials.AsSpan(0, _width).CopyTo(_levels);
        var frontier = _sources;
        for (var s = 0; s < frontier; s++)
        {
            _frontier[s] = s;
        }

        while (frontier > 0)
        {
            frontier = Relax(0, _width, frontier);
            _levels.AsSpan(_width, _width).CopyTo(_levels);
        }
    }
}
