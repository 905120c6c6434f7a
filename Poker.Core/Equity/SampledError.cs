namespace Poker.Core.Equity;

/// <summary>How far off a sampled equity may be: half of an interval around it that holds the exact one about 19 times of 20, after few samples at least 9 times of 10.</summary>
/// <remarks>
/// The interval of a ratio of sums (Cochran 1977, ch. 6) from the samples and four made-up ones of the mean weight, two of which win all
/// and two nothing: of samples of weight 1 that win all or nothing it is near to Agresti and Coull's (1998). Its middle is nearer to ½ than what was
/// seen, so that the distance of the two is added. Samples that all end alike therefore leave an error; of many, the made-up ones say nothing.
/// </remarks>
public static class SampledError
{
    private const double Confidence = 1.96;
    private const int Wins = 2, MadeUp = 2 * Wins, FewestSamples = 3;

    /// <summary>Of a mean.</summary>
    /// <param name="sum">The samples' sum; each is in [0, 1].</param>
    /// <param name="squares">The sum of their squares.</param>
    /// <param name="count">Samples; at least 1.</param>
    /// <returns>In (0, 1].</returns>
    public static double OfMean(double sum, double squares, long count) => OfRatio(sum, count, squares, count, sum, count);

    /// <summary>Of a share of samples of one weight, each of which is all or nothing: no others vary more.</summary>
    /// <param name="share">The share, in [0, 1].</param>
    /// <param name="count">Samples; at least 1.</param>
    public static double OfShare(double share, long count) => OfMean(share * count, share * count, count);

    /// <summary>Of a ratio of sums, pots won by deals.</summary>
    /// <param name="pots">Σ pots; a sample's are from 0 to its deals.</param>
    /// <param name="deals">Σ deals.</param>
    /// <param name="potsSquared">Σ pots².</param>
    /// <param name="dealsSquared">Σ deals².</param>
    /// <param name="products">Σ pots · deals.</param>
    /// <param name="count">Samples.</param>
    /// <returns>In (0, 1]; 1 of one or two samples, which say too little, and where there are no deals.</returns>
    public static double OfRatio(double pots, double deals, double potsSquared, double dealsSquared, double products, long count)
    {
        if (count < FewestSamples || deals == 0)
        {
            return 1;
        }

        var (all, weight) = ((double)count + MadeUp, deals / count);
        var ratio = (pots + (Wins * weight)) / (deals + (MadeUp * weight));
        var square = weight * weight;
        var squares = potsSquared + (Wins * square) - (2 * ratio * (products + (Wins * square)))
            + (ratio * ratio * (dealsSquared + (MadeUp * square)));
        return Math.Min(1, Math.Abs((pots / deals) - ratio) + (Confidence * Math.Sqrt(Math.Max(0, squares) / (all * (all - 1))) / weight));
    }
}
