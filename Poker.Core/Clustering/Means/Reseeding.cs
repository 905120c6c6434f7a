namespace Poker.Core.Clustering.Means;

/// <summary>Gives clusters without members a point each.</summary>
internal static class Reseeding
{
    /// <summary>
    /// To each empty cluster, ascending, goes the point farthest from its centroid (ties to the lowest index) whose cluster keeps a point.
    /// </summary>
    public static void FillEmptyClusters<T>(HistogramPoints points, PointStates<T> states, long[] sums, int clusters)
        where T : struct
    {
        int[]? members = null;
        for (var cluster = 0; cluster < clusters; cluster++)
        {
            var row = sums.AsSpan(cluster * points.Buckets, points.Buckets);
            if (row.ContainsAnyExcept(0L))
            {
                continue;
            }

            members ??= CountMembers(states.Assignments, clusters);
            var farthest = Farthest(states, members);
            var from = states.Assignments[farthest];
            ClusterSums.Remove(points, farthest, sums.AsSpan(from * points.Buckets, points.Buckets));
            ClusterSums.Add(points, farthest, row);
            members[from]--;
            members[cluster]++;
            states.Move(farthest, cluster, 0);
        }
    }

    private static int[] CountMembers(ushort[] assignments, int clusters)
    {
        var members = new int[clusters];
        foreach (var cluster in assignments)
        {
            members[cluster]++;
        }

        return members;
    }

    private static int Farthest<T>(PointStates<T> states, int[] members)
        where T : struct
    {
        var farthest = -1;
        for (var point = 0; point < states.Assignments.Length; point++)
        {
            if (members[states.Assignments[point]] > 1 && (farthest < 0 || states.Distances[point] > states.Distances[farthest]))
            {
                farthest = point;
            }
        }

        return farthest;
    }
}
