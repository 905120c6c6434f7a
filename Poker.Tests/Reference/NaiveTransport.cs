namespace Poker.Tests.Reference;

/// <summary>The transportation problem as a min-cost flow on the whole bipartite graph, one Bellman–Ford path at a time.</summary>
internal static class NaiveTransport
{
    public static long Distance(ReadOnlySpan<int> left, ReadOnlySpan<int> right, int[] costs)
    {
        var buckets = left.Length;
        var (supply, demand) = (left.ToArray(), right.ToArray());
        var flow = new int[buckets, buckets];
        var total = 0L;
        while (supply.Any(mass => mass > 0))
        {
            total += Augment(supply, demand, flow, costs);
        }

        Assert.All(demand, mass => Assert.Equal(0, mass));
        return total;
    }

    private static long Augment(int[] supply, int[] demand, int[,] flow, int[] costs)
    {
        var buckets = supply.Length;
        var (distances, previous) = CheapestPaths(supply, flow, costs);
        var end = Enumerable.Range(0, buckets).Where(t => demand[t] > 0).MinBy(t => distances[buckets + t]) + buckets;
        var path = new List<(int From, int To)>();
        var root = end;
        for (; previous[root] >= 0; root = previous[root])
        {
            path.Add((previous[root], root));
        }

        var amount = path.Where(arc => arc.From >= buckets).Select(arc => flow[arc.To, arc.From - buckets])
            .Append(supply[root]).Append(demand[end - buckets]).Min();
        foreach (var (from, to) in path)
        {
            _ = from < buckets ? flow[from, to - buckets] += amount : flow[to, from - buckets] -= amount;
        }

        supply[root] -= amount;
        demand[end - buckets] -= amount;
        return amount * distances[end];
    }

    // Bellman–Ford from every bucket with supply left: nodes 0 to K − 1 are the left's buckets, K to 2K − 1 the right's.
    private static (long[] Distances, int[] Previous) CheapestPaths(int[] supply, int[,] flow, int[] costs)
    {
        var buckets = supply.Length;
        var distances = new long[2 * buckets];
        var previous = new int[2 * buckets];
        for (var node = 0; node < distances.Length; node++)
        {
            distances[node] = node < buckets && supply[node] > 0 ? 0 : long.MaxValue / 2;
            previous[node] = -1;
        }

        for (var improved = true; improved;)
        {
            improved = false;
            for (var s = 0; s < buckets; s++)
            {
                for (var t = 0; t < buckets; t++)
                {
                    improved |= Relax(s, buckets + t, costs[(s * buckets) + t]);
                    improved |= flow[s, t] > 0 && Relax(buckets + t, s, -costs[(s * buckets) + t]);
                }
            }
        }

        return (distances, previous);

        bool Relax(int from, int to, long cost)
        {
            if (distances[from] >= long.MaxValue / 4 || distances[from] + cost >= distances[to])
            {
                return false;
            }

            (distances[to], previous[to]) = (distances[from] + cost, from);
            return true;
        }
    }
}
