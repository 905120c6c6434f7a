using System.Numerics;

namespace Poker.Core.Clustering.Transport;

/// <content>The flow: which sink is served by which sources.</content>
internal sealed partial class TransportSolver<T>
{
    // One bit a sink (by its position in the list) for each source that serves it; a flow without its bit is void, so none need clearing.
    private readonly ulong[] _cells = new ulong[ground.Count * CellWords(ground)];
    private readonly int[] _flows = new int[ground.Count * ground.Stride];
    private readonly int[] _excess = new int[ground.Stride];
    private readonly int[] _tied = new int[ground.Count];

    // Row s: what the cheapest of the sinks of s costs more at each other source.
    private readonly T[] _arcs = new T[ground.Count * ground.Stride];
    private int _cellWords;
    private long _cost;
    private long _excessLeft;

    private static int CellWords(PaddedGround<T> ground) => (ground.Count + 63) / 64;

    /// <summary>Serves every sink from a source of least reduced cost; ties fill up sources that have supply left.</summary>
    private void Assign(ReadOnlySpan<ushort> sinks, ReadOnlySpan<int> masses)
    {
        _cellWords = (sinks.Length + 63) / 64;
        _cells.AsSpan(0, _sources * _cellWords).Clear();
        _cost = 0;
        for (var s = 0; s < _sources; s++)
        {
            _excess[s] = -_supplies[s];
        }

        var tied = 0;
        for (var sink = 0; sink < sinks.Length; sink++)
        {
            var column = Column(sinks[sink]);
            var nearest = Nearest(column, _transform[sinks[sink]], 0);
            if (BitOperations.IsPow2(nearest) && _sources <= 64)
            {
                Serve(column, sink, BitOperations.TrailingZeroCount(nearest), masses[sink]);
            }
            else
            {
                _tied[tied++] = sink;
            }
        }

        foreach (var sink in _tied.AsSpan(0, tied))
        {
            Share(Column(sinks[sink]), sink, _transform[sinks[sink]], masses[sink]);
        }

        _excessLeft = 0;
        for (var s = 0; s < _sources; s++)
        {
            _excessLeft += Math.Max(0, _excess[s]);
            FindArcs(sinks, s);
        }
    }

    private void Serve(ReadOnlySpan<T> column, int sink, int source, int mass)
    {
        _cells[(source * _cellWords) + (sink >> 6)] |= 1UL << sink;
        _flows[(sink * _width) + source] = mass;
        _excess[source] += mass;
        _cost += mass * long.CreateTruncating(column[source]);
    }

    /// <summary>Serves a sink from those of its nearest sources that have supply left; what remains goes to the first of them.</summary>
    private void Share(ReadOnlySpan<T> column, int sink, T least, int mass)
    {
        var last = -1;
        for (var first = 0; first < _sources; first += 64)
        {
            for (var bits = Nearest(column, least, first); bits != 0 && mass > 0; bits &= bits - 1)
            {
                var source = first + BitOperations.TrailingZeroCount(bits);
                last = last < 0 ? source : last;
                var part = Math.Min(mass, -_excess[source]);
                if (part > 0)
                {
                    Serve(column, sink, source, part);
                    mass -= part;
                }
            }
        }

        if (mass > 0)
        {
            var had = Serves(last, sink) ? _flows[(sink * _width) + last] : 0;
            Serve(column, sink, last, mass);
            _flows[(sink * _width) + last] += had;
        }
    }

    private bool Serves(int source, int sink) => (_cells[(source * _cellWords) + (sink >> 6)] >> sink & 1) != 0;

    /// <summary>Finds the arcs out of a source anew from its sinks.</summary>
    private void FindArcs(ReadOnlySpan<ushort> sinks, int source)
    {
        var arcs = _arcs.AsSpan(source * _width, _width);
        arcs.Fill(ground.NoSinks);
        for (var word = 0; word < _cellWords; word++)
        {
            for (var bits = _cells[(source * _cellWords) + word]; bits != 0; bits &= bits - 1)
            {
                var column = Column(sinks[(word << 6) + BitOperations.TrailingZeroCount(bits)]);
                Lanes.MinimumOfShifted(arcs, column, -column[source]);
            }
        }
    }

    /// <summary>Moves as much as the path to a source in deficit carries from the excess at its root.</summary>
    private void Push(ReadOnlySpan<ushort> sinks, int deficit, long length)
    {
        var hops = TracePath(sinks, deficit);
        var root = hops > 0 ? _path[hops - 1].From : deficit;
        var amount = Math.Min(_excess[root], -_excess[deficit]);
        foreach (var hop in _path.AsSpan(0, hops))
        {
            amount = Math.Min(amount, _flows[(hop.Sink * _width) + hop.From]);
        }

        foreach (var hop in _path.AsSpan(0, hops))
        {
            Move(sinks, hop, amount);
        }

        _excess[root] -= amount;
        _excess[deficit] += amount;
        _excessLeft -= amount;
        _cost += amount * length;
    }

    private void Move(ReadOnlySpan<ushort> sinks, Hop hop, int amount)
    {
        ref var given = ref _flows[(hop.Sink * _width) + hop.From];
        ref var taken = ref _flows[(hop.Sink * _width) + hop.To];
        given -= amount;
        if (Serves(hop.To, hop.Sink))
        {
            taken += amount;
        }
        else
        {
            taken = amount;
            _cells[(hop.To * _cellWords) + (hop.Sink >> 6)] |= 1UL << hop.Sink;
            var column = Column(sinks[hop.Sink]);
            Lanes.MinimumOfShifted(_arcs.AsSpan(hop.To * _width, _width), column, -column[hop.To]);
        }

        if (given == 0)
        {
            _cells[(hop.From * _cellWords) + (hop.Sink >> 6)] &= ~(1UL << hop.Sink);
            FindArcs(sinks, hop.From);
        }
    }
}
