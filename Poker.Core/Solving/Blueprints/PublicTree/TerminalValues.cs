using Poker.Core.Cards;

namespace Poker.Core.Solving.Blueprints.PublicTree;

/// <summary>What each pocket wins at the end of a hand against a vector of the other player's pockets. One instance a thread.</summary>
/// <remarks>
/// A pocket (a, b) meets W − C[a] − C[b] + w of the opponent's reach: W all of it, C[x] that of the pockets with card x, w its own two
/// cards'. With pockets by strength the same sums over the weaker ones and over those not stronger tell a showdown in one pass, O(n).
/// </remarks>
internal sealed class TerminalValues
{
    private readonly double[] _byCard = new double[Card.Count];

    /// <summary>After a fold: the chips won times the opponent's reach that can be there.</summary>
    /// <param name="board">The board.</param>
    /// <param name="reach">The opponent's reach of each of the board's pockets.</param>
    /// <param name="won">Chips won, negative when lost.</param>
    /// <param name="values">The result, by pocket.</param>
    public void Fold(DealtBoard board, ReadOnlySpan<double> reach, double won, Span<double> values)
    {
        Array.Clear(_byCard);
        var (low, high) = (board.Low, board.High);
        var all = Add(low, high, reach, 0, reach.Length);
        for (var i = 0; i < reach.Length; i++)
        {
            values[i] = won * (all - _byCard[low[i]] - _byCard[high[i]] + reach[i]);
        }
    }

    /// <summary>At a showdown on the river: the stake times the difference of the reaches that are weaker and stronger.</summary>
    public void Showdown(DealtBoard board, ReadOnlySpan<double> reach, double stake, Span<double> values)
    {
        Array.Clear(_byCard);
        var (low, high) = (board.Low, board.High);
        var (start, sum) = (0, 0.0);
        foreach (var end in board.RunEnds)
        {
            for (var i = start; i < end; i++)
            {
                values[i] = sum - _byCard[low[i]] - _byCard[high[i]];
            }

            sum += Add(low, high, reach, start, end);
            for (var i = start; i < end; i++)
            {
                values[i] += sum - _byCard[low[i]] - _byCard[high[i]];
            }

            start = end;
        }

        // Weaker less stronger = weaker + not stronger − all; a pocket's own two cards are in both of the latter and cancel.
        for (var i = 0; i < reach.Length; i++)
        {
            values[i] = stake * (values[i] - (sum - _byCard[low[i]] - _byCard[high[i]]));
        }
    }

    // Adds a run of pockets to the sums by card; returns their sum.
    private double Add(byte[] low, byte[] high, ReadOnlySpan<double> reach, int start, int end)
    {
        var sum = 0.0;
        for (var i = start; i < end; i++)
        {
            sum += reach[i];
            _byCard[low[i]] += reach[i];
            _byCard[high[i]] += reach[i];
        }

        return sum;
    }
}
