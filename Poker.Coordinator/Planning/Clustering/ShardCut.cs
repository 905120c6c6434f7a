using Poker.Core.Clustering.Rounds;

namespace Poker.Coordinator.Planning.Clustering;

/// <summary>Cuts a round into ranges of points, one a slot, and finds for each the worker that has most of it in its memory.</summary>
internal static class ShardCut
{
    /// <summary>Cuts the points into ranges of whole cells, about equal.</summary>
    /// <param name="points">Points in all.</param>
    /// <param name="cell">Points of a cell.</param>
    /// <param name="slots">Ranges that are wanted; at least 1.</param>
    /// <param name="before">Which worker did which range in the round before.</param>
    /// <param name="free">Free slots of the workers that live.</param>
    public static IReadOnlyList<(PointRange Range, Guid? Preferred)> Cut(
        int points, int cell, int slots, IReadOnlyList<(PointRange Range, Guid Worker)> before, IReadOnlyDictionary<Guid, int> free)
    {
        var cells = (points + cell - 1) / cell;
        var count = Math.Clamp(slots, 1, cells);
        var left = new Dictionary<Guid, int>(free);
        var shards = new List<(PointRange, Guid?)>(count);
        for (var shard = 0; shard < count; shard++)
        {
            var range = new PointRange(First(shard), First(shard + 1));
            var preferred = before
                .GroupBy(done => done.Worker, done => Overlap(done.Range, range))
                .Select(done => (Worker: done.Key, Points: done.Sum()))
                .Where(done => done.Points * 2 >= range.Length && left.GetValueOrDefault(done.Worker) > 0)
                .OrderByDescending(done => done.Points)
                .Select(done => (Guid?)done.Worker)
                .FirstOrDefault();
            if (preferred is { } worker)
            {
                left[worker]--;
            }

            shards.Add((range, preferred));
        }

        return shards;

        int First(int shard) => (int)Math.Min(points, (long)cells * shard / count * cell);
    }

    private static int Overlap(PointRange left, PointRange right) => Math.Max(0, Math.Min(left.End, right.End) - Math.Max(left.First, right.First));
}
