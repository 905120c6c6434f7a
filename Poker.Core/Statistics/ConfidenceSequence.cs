namespace Poker.Core.Statistics;

/// <summary>Bounds of a mean that may be looked at after every observation: the means that gamblers have not bet down yet.</summary>
/// <remarks>
/// Of a grid of means each has two <see cref="BettingProcess"/>es, against "the mean is at most this" and "at least this". The lower bound is the
/// largest mean of which the first has reached 1/α, the upper one the smallest of which the second has reached 1/β; between grid points the logarithm
/// of the evidence is taken as a straight line. So it holds the mean at all times at once with probability 1 − α − β at least, but for the
/// grid's spacing; and at a mean that is on the grid the bounds pass it exactly when <see cref="SequentialComparison"/> decides. O(grid) an observation.
/// Source: Waudby-Smith and Ramdas, "Estimating means of bounded random variables by betting", 2024.
/// </remarks>
public sealed class ConfidenceSequence
{
    private const int Spread = 20;

    // A process' stakes grow with the room that is left beyond its mean.
    private const double LargestShare = 0.95;

    private readonly double[] _means;
    private readonly BettingProcess[] _more, _less;
    private readonly double _moreAt, _lessAt;

    /// <summary>Nothing observed yet.</summary>
    /// <param name="bound">No observation is further from 0; more than 0.</param>
    /// <param name="scale">Means so far from 0 are told apart; closer to 0 the grid is even, further from it the spacing grows.</param>
    /// <param name="alpha">The error rate of the lower bound, more than 0 and less than 1.</param>
    /// <param name="beta">The error rate of the upper one.</param>
    /// <param name="among">Means that are on the grid in any case; within 0.95 of the bound.</param>
    public ConfidenceSequence(double bound, double scale, double alpha, double beta, params ReadOnlySpan<double> among)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scale);
        var furthest = LargestShare * bound;
        var last = Math.Asinh(furthest / scale);
        _means = [.. Enumerable.Range(-Spread, (2 * Spread) + 1).Select(step => scale * Math.Sinh(last * step / Spread)).Concat(among.ToArray()).Distinct().Order()];
        _more = [.. _means.Select(mean => new BettingProcess(bound, mean))];

        // Betting on less is betting on more of the opposite.
        _less = [.. _means.Select(mean => new BettingProcess(bound, -mean))];
        (_moreAt, _lessAt) = (-Math.Log(alpha), -Math.Log(beta));
    }

    /// <summary>Takes an observation.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of bounds, or not a number.</exception>
    public void Add(double observation)
    {
        for (var i = 0; i < _means.Length; i++)
        {
            _more[i].Add(observation);
            _less[i].Add(-observation);
        }
    }

    /// <summary>The bounds now; at the grid's end, 0.95 of the bound, while there is no better one.</summary>
    public (double Low, double High) Bounds()
    {
        var (low, high) = (_means[0], _means[^1]);
        for (var i = 1; i < _means.Length; i++)
        {
            var (before, after) = (_more[i - 1].LogEvidence - _moreAt, _more[i].LogEvidence - _moreAt);
            if (before >= 0)
            {
                low = after >= 0 ? _means[i] : Between(_means[i - 1], before, _means[i], after);
            }

            var (from, to) = (_less[^(i + 1)].LogEvidence - _lessAt, _less[^i].LogEvidence - _lessAt);
            if (to >= 0)
            {
                high = from >= 0 ? _means[^(i + 1)] : Between(_means[^i], to, _means[^(i + 1)], from);
            }
        }

        return (low, high);
    }

    // Where the line from one point to another crosses zero.
    private static double Between(double one, double atOne, double other, double atOther) => one + ((other - one) * atOne / (atOne - atOther));
}
