using Poker.Core.Cards;

namespace Poker.Core.Solving.Blueprints.PublicTree;

/// <summary>What each pocket wins at the end of a hand against a vector of the other player's pockets. One instance a thread.</summary>
/// <remarks>
/// A pocket (a, b) meets W − C[a] − C[b] + w of the opponent's reach: W all of it, C[x] that of the pockets with card x, w its own two
/// cards'. With pockets by strength the same sums over the weaker ones and over those not stronger tell a showdown in one pass, O(n).
/// </remarks>
internal sealed class TerminalValues
{
    private readonly double[] _all = new double[Card.Count];
    private readonly double[] _passed = new double[Card.Count];

    /// <summary>After a fold: the stake times the opponent's reach that can be there.</summary>
    /// <param name="board">The board.</param>
    /// <param name="reach">The opponent's reach of each of the board's pockets.</param>
    /// <param name="won">Chips won, negative when lost.</param>
    /// <param name="values">The result, by pocket.</param>
    public void Fold(DealtBoard board, ReadOnlySpan<double> reach, double won, Span<double> values)
    {
        var sum = Add(board, reach, 0, reach.Length, _all, clear: true);
        var (low, high) = (board.Low, board.High);
        for (var i = 0; i < reach.Length; i++)
        {
            values[i] = won * (sum - _all[low[i]] - _all[high[i]] + reach[i]);
        }
    }

    /// <summary>At a showdown on the river: the stake times the difference of the reaches that are weaker and stronger.</summary>
    public void Showdown(DealtBoard board, ReadOnlySpan<double> reach, double stake, Span<double> values)
    {
        var all = Add(board, reach, 0, reach.Length, _all, clear: true);
        var weaker = Add(board, reach, 0, 0, _passed, clear: true);
        var (low, high) = (board.Low, board.High);
        var start = 0;
        foreach (var end in board.RunEnds)
        {
            for (var i = start; i < end; i++)
            {
                values[i] = weaker - _passed[low[i]] - _passed[high[i]];
            }

            // Stronger ones are all less those not stronger; a pocket's own two cards are in both and cancel.
            weaker += Add(board, reach, start, end, _passed, clear: false);
            for (var i = start; i < end; i++)
            {
                var (a, b) = (low[i], high[i]);
                values[i] = stake * (values[i] + weaker - _passed[a] - _passed[b] - (all - _all[a] - _all[b]));
            }

            start = end;
        }
    }

    // Adds a run of pockets to the sums by card; returns their sum.
    private static double Add(DealtBoard board, ReadOnlySpan<double> reach, int start, int end, double[] byCard, bool clear)
    {
        if (clear)
        {
            Array.Clear(byCard);
        }

        var (low, high) = (board.Low, board.High);
        var sum = 0.0;
        for (var i = start; i < end; i++)
        {
            var weight = reach[i];
            sum += weight;
            byCard[low[i]] += weight;
            byCard[high[i]] += weight;
        }

        return sum;
    }
}
