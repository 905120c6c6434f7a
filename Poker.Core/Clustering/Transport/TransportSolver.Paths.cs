using System.Numerics;
using System.Runtime.Intrinsics;
using Poker.Core.Numerics;

namespace Poker.Core.Clustering.Transport;

/// <content>Shortest paths between the sources by Bellman and Ford's method, a vector of sources at once.</content>
internal sealed partial class TransportSolver<T>
{
    // How far each source is from the nearest source in excess, and the source before it on the way there, −1 for a root.
    private readonly T[] _distances = new T[ground.Stride];
    private readonly T[] _before = new T[ground.Stride];

    // The distances before the last push are potentials that make every arc's reduced length at least 0; at first the start's are.
    private readonly T[] _guides = new T[ground.Stride];

    // All bits set in the lanes whose distance has improved since its arcs were last looked at.
    private readonly T[] _dirty = new T[ground.Stride];

    /// <summary>Finds the shortest paths from the sources in excess.</summary>
    private void FindDistances()
    {
        for (var i = 0; i < _width; i += Vector256<T>.Count)
        {
            var roots = Vector256.GreaterThan(Lanes.Load(_excess, i), Vector256<T>.Zero);
            Lanes.Store(_guides, i, Lanes.Load(_distances, i));
            Lanes.Store(_distances, i, Vector256.AndNot(Lanes.Load(_unreached, i), roots));
            Lanes.Store(_before, i, Vector256.Create(-T.One));
            Lanes.Store(_dirty, i, roots);
        }

        Relax();
    }

    /// <summary>The source in deficit that is nearest to the sources in excess (ties to the lowest), and how far it is.</summary>
    private (int Deficit, long Length) NearestDeficit()
    {
        var (nearest, length) = (-1, T.MaxValue);
        for (var i = 0; i < _width; i += Vector256<T>.Count)
        {
            var deficits = Vector256.LessThan(Lanes.Load(_excess, i), Vector256<T>.Zero);
            var distances = Vector256.ConditionalSelect(deficits, Lanes.Load(_distances, i), Vector256.Create(T.MaxValue));
            var least = Lanes.Least(distances);
            if (least < length)
            {
                var lanes = Vector256.Equals(distances, Vector256.Create(least)).ExtractMostSignificantBits();
                (nearest, length) = (i + BitOperations.TrailingZeroCount(lanes), least);
            }
        }

        return (nearest, long.CreateTruncating(length));
    }

    /// <summary>Whether the path found to a source is there still, as short as it was, with excess at its root.</summary>
    private bool PathIsIntact(int to)
    {
        for (var from = Before(to); from >= 0; (to, from) = (from, Before(from)))
        {
            if (Lanes.At(_distances, from) + Lanes.At(_arcs, (from * _width) + to) != Lanes.At(_distances, to))
            {
                return false;
            }
        }

        return Lanes.At(_excess, to) > T.Zero;
    }

    /// <summary>Lets the potentials sink until no arc is shorter than its step: then they are dual feasible and tight on the flow.</summary>
    private void Settle()
    {
        for (var i = 0; i < _width; i += Vector256<T>.Count)
        {
            Lanes.Store(_distances, i, Lanes.Load(_potentials, i));
            Lanes.Store(_guides, i, Vector256<T>.Zero);
            Lanes.Store(_dirty, i, Vector256<T>.AllBitsSet);
        }

        _dirty.AsSpan(_sources, _width - _sources).Clear();

        Relax();
    }

    private void Relax()
    {
        if (_width == Vector256<T>.Count)
        {
            RelaxOneVector();
        }
        else
        {
            RelaxDirtyRows();
        }
    }

    /// <summary>Up to one vector of sources: whole rounds over all arcs, without a branch that depends on the data.</summary>
    private void RelaxOneVector()
    {
        var arcs = _arcs;
        var sources = _sources;
        var distances = Lanes.Load(_distances, 0);
        var before = Lanes.Load(_before, 0);
        while (true)
        {
            var after = distances;
            var source = Vector256<T>.Zero;
            for (var s = 0; s < sources; s++)
            {
                var steps = Lanes.Load(arcs, s * Vector256<T>.Count) + Vector256.Create(Lanes.At(_distances, s));
                before = Vector256.ConditionalSelect(Vector256.LessThan(steps, after), source, before);
                after = Vector256.Min(after, steps);
                source += Vector256<T>.One;
            }

            if (after == distances)
            {
                break;
            }

            distances = after;
            Lanes.Store(_distances, 0, distances);
        }

        Lanes.Store(_before, 0, before);
    }

    /// <summary>More sources: only the arcs of those that have improved, in the order of reduced distances (Dijkstra 1959).</summary>
    private void RelaxDirtyRows()
    {
        for (var source = NextDirty(); source >= 0; source = NextDirty())
        {
            _dirty[source] = T.Zero;
            RelaxRow(source);
        }
    }

    /// <summary>The improved source of least reduced distance, −1 when there is none.</summary>
    private int NextDirty()
    {
        var least = Vector256.Create(T.MaxValue);
        for (var i = 0; i < _width; i += Vector256<T>.Count)
        {
            least = Vector256.Min(least, Reduced(i));
        }

        var (next, shortest) = (-1, Lanes.Least(least));
        for (var i = 0; i < _width && shortest != T.MaxValue && next < 0; i += Vector256<T>.Count)
        {
            var lanes = Vector256.Equals(Reduced(i), Vector256.Create(shortest)).ExtractMostSignificantBits();
            next = lanes == 0 ? -1 : i + BitOperations.TrailingZeroCount(lanes);
        }

        return next;
    }

    private Vector256<T> Reduced(int first) => Vector256.ConditionalSelect(
        Lanes.Load(_dirty, first), Lanes.Load(_distances, first) - Lanes.Load(_guides, first), Vector256.Create(T.MaxValue));

    private void RelaxRow(int source)
    {
        var distance = Vector256.Create(Lanes.At(_distances, source));
        var sources = Vector256.Create(T.CreateTruncating(source));
        for (var i = 0; i < _width; i += Vector256<T>.Count)
        {
            var distances = Lanes.Load(_distances, i);
            var steps = Lanes.Load(_arcs, (source * _width) + i) + distance;
            var improved = Vector256.LessThan(steps, distances);
            Lanes.Store(_distances, i, Vector256.Min(distances, steps));
            Lanes.Store(_before, i, Vector256.ConditionalSelect(improved, sources, Lanes.Load(_before, i)));
            Lanes.Store(_dirty, i, Lanes.Load(_dirty, i) | improved);
        }
    }
}
