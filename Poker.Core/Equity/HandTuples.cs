using System.Runtime.InteropServices;

using Poker.Core.Evaluation;
using Poker.Core.Numerics;

namespace Poker.Core.Equity;

/// <summary>A hand for each player, no card twice: all of them listed where they are few, else drawn until they fit.</summary>
internal sealed class HandTuples
{
    private const int MostListed = 100_000, MostSteps = 2_000_000;

    private readonly int[][] _hands;
    private readonly double[][] _cumulative;
    private readonly List<int> _listed = [];
    private readonly List<double> _weights = [];
    private readonly List<double> _upTo = [];
    private readonly HandRange[] _players;
    private readonly int[] _bySize;
    private int _steps;

    /// <summary>Of players' ranges.</summary>
    /// <exception cref="ImpossibleDealException">There is none.</exception>
    public HandTuples(IReadOnlyList<HandRange> players)
    {
        _players = [.. players];
        _hands = [.. players.Select(range => Enumerable.Range(0, CardPairs.Count).Where(pair => range.Weights[pair] > 0).ToArray())];
        _cumulative = [.. players.Select((range, player) => Cumulative(_hands[player].Select(pair => (double)range.Weights[pair])))];

        // Where two need the same cards, few steps show it if small ranges come first.
        _bySize = [.. Enumerable.Range(0, players.Count).OrderBy(player => _hands[player].Length)];
        AreListed = List(0, 0, 1, new int[players.Count]);
        if (AreListed && Count == 0)
        {
            throw new ImpossibleDealException($"The ranges {string.Join(" and ", players.Select(range => $"'{range}'"))} cannot be dealt together: they need the same cards.");
        }
    }

    /// <summary>Whether all are listed.</summary>
    public bool AreListed { get; }

    /// <summary>How many are listed.</summary>
    public int Count => _upTo.Count;

    /// <summary>Reads one of the list.</summary>
    /// <returns>Its weight, the product of its hands'.</returns>
    public double Read(int tuple, Span<int> hands)
    {
        CollectionsMarshal.AsSpan(_listed).Slice(tuple * hands.Length, hands.Length).CopyTo(hands);
        return _weights[tuple];
    }

    /// <summary>Draws one; false when the hands that were drawn share a card: draw all again.</summary>
    public bool TryDraw(ref Rng rng, Span<int> hands)
    {
        if (AreListed)
        {
            var found = _upTo.BinarySearch(rng.NextDouble() * _upTo[^1]);
            Read(found >= 0 ? Math.Min(found + 1, Count - 1) : ~found, hands);
            return true;
        }

        var used = 0UL;
        for (var player = 0; player < hands.Length; player++)
        {
            var cumulative = _cumulative[player];
            var found = Array.BinarySearch(cumulative, rng.NextDouble() * cumulative[^1]);
            hands[player] = _hands[player][found >= 0 ? Math.Min(found + 1, cumulative.Length - 1) : ~found];
            var bits = CardPairs.Bits[hands[player]];
            if ((used & bits) != 0)
            {
                return false;
            }

            used |= bits;
        }

        return true;
    }

    private bool List(int depth, ulong used, double weight, int[] hands)
    {
        if (depth == hands.Length)
        {
            _listed.AddRange(hands);
            _weights.Add(weight);
            _upTo.Add((Count == 0 ? 0 : _upTo[^1]) + weight);
            return Count < MostListed;
        }

        var player = _bySize[depth];
        for (var i = 0; i < _hands[player].Length; i++)
        {
            var bits = CardPairs.Bits[_hands[player][i]];
            hands[player] = _hands[player][i];
            if (++_steps > MostSteps
                || ((used & bits) == 0 && !List(depth + 1, used | bits, weight * _players[player].Weights[hands[player]], hands)))
            {
                return false;
            }
        }

        return true;
    }

    private static double[] Cumulative(IEnumerable<double> weights)
    {
        var sum = 0.0;
        return [.. weights.Select(weight => sum += weight)];
    }
}
