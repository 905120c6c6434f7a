namespace Poker.Core.Clustering;

/// <summary>Mean histograms of buckets from exact sums.</summary>
internal static class Transitions
{
    /// <summary>The non-zero shares of each bucket's histogram.</summary>
    /// <param name="sums">Σ of the members' counts, at [bucket · <paramref name="nextBuckets"/> + next].</param>
    /// <param name="nextBuckets">Buckets of the next street.</param>
    public static Transition[] Of(ReadOnlySpan<long> sums, int nextBuckets)
    {
        var transitions = new List<Transition>();
        for (var bucket = 0; bucket < sums.Length / nextBuckets; bucket++)
        {
            var row = sums.Slice(bucket * nextBuckets, nextBuckets);
            var total = 0L;
            foreach (var sum in row)
            {
                total += sum;
            }

            for (var next = 0; next < nextBuckets; next++)
            {
                if (row[next] > 0)
                {
                    transitions.Add(new Transition(bucket, next, (float)((double)row[next] / total)));
                }
            }
        }

        return [.. transitions];
    }
}
