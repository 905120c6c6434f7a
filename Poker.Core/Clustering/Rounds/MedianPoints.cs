using Poker.Core.Clustering.Medians;
using Poker.Core.Numerics;

namespace Poker.Core.Clustering.Rounds;

/// <summary>Cumulative histograms, clustered as by <see cref="KMedians"/>.</summary>
internal sealed class MedianPoints : ShardedPoints
{
    private readonly SketchedPoints _points;

    /// <summary>Takes points within the limits of <see cref="KMedians"/>.</summary>
    public MedianPoints(CdfPoints points, int threads, CancellationToken cancellation)
    {
        CdfLimits.Check(points);
        _points = new SketchedPoints(points, new Chunks(points.Count, threads, cancellation));
    }

    /// <inheritdoc />
    public override int Count => _points.Count;

    private CdfPoints Points => _points.Points;

    /// <inheritdoc />
    public override SeededRound Seed(KMeansOptions options, Action<int>? onSeed, CancellationToken cancellation)
    {
        options.Validate(Count);
        var chunks = new Chunks(Count, options.Threads, cancellation);
        var seeding = Seeding.Draw(_points, chunks, options.Clusters, new Rng(options.Seed), onSeed);
        var centroids = new CentroidSet(Points, [.. seeding.Seeds]);
        var before = MedianReduction.ToNumbers(centroids.Points);
        var step = new AssignmentStep(_points, chunks, centroids, seeding.Owners, seeding.Nearest);
        var inertia = step.Counts.Inertia(centroids.Points);
        var filled = step.FillEmpty(centroids);
        centroids.MoveToMedians(step.Counts);
        return new SeededRound(
            new RoundState
            {
                Number = 1,
                Points = Count,
                Clusters = centroids.Points.Count,
                Width = Points.Width,
                Mass = Points.Mass,
                Before = before,
                Centroids = MedianReduction.ToNumbers(centroids.Points),
                Sums = step.Counts.ToArray(),
                Inertia = inertia,
                Moved = Count + filled,
                Distances = 0,
                Ended = options.MaxIterations == 1,
                Reassigned = PointMoves.None,
            },
            step.Owners);
    }

    /// <inheritdoc />
    public override PreparedRound Prepare(RoundStart start, PreparedRound? previous, int threads, CancellationToken cancellation)
    {
        var last = previous is Round round && round.Start.Number == start.Number - 1 ? round : null;
        var before = last?.Now ?? new CentroidSet(ToPoints(start.Before));
        return new Round(start, last, before, before.MovedTo(ToPoints(start.Centroids)));
    }

    /// <inheritdoc />
    public override ReseedResult Reseed(RoundState last, ushort[] assignments, int threads, CancellationToken cancellation)
    {
        var centroids = new CentroidSet(ToPoints(last.Centroids));
        ushort[] owners = [.. assignments];
        var uppers = new ushort[Count];
        uppers.AsSpan().Fill(ushort.MaxValue);
        var step = new AssignmentStep(_points, new Chunks(Count, threads, cancellation), centroids, owners, uppers);
        var sums = step.Counts.ToArray();
        step.FillEmpty(centroids);
        var after = step.Counts.ToArray();
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = after[i] - sums[i];
        }

        return new ReseedResult(PointMoves.Between(0, assignments, owners), sums);
    }

    private protected override PointShard MakeShard(PreparedRound round, PointRange range, ushort[] assignments)
    {
        var centroids = ((Round)round).Before;
        var points = _points.Slice(range.First, range.Length);
        var uppers = new ushort[range.Length];
        for (var i = 0; i < uppers.Length; i++)
        {
            uppers[i] = (ushort)L1Distance.Between(points.Padded(i), centroids.Padded(assignments[i]));
        }

        var bounded = new BoundedPoints(points, [.. assignments], uppers);
        bounded.Start(((Round)round).Gaps, 0, range.Length);
        return new Shard(range, bounded);
    }

    private protected override RoundWork BeginRound(PreparedRound round) =>
        new Work((Round)round, new CdfCounts(round.Start.Clusters, Points.Width, Points.Mass));

    private CdfPoints ToPoints(int[] centroids) => MedianReduction.ToPoints(centroids, Points.Width, Points.Stride, Points.Mass);

    private sealed class Round(RoundStart start, Round? last, CentroidSet before, CentroidSet now) : PreparedRound(start, last)
    {
        private readonly Lazy<ushort[]> _gaps = new(before.Gaps);

        public CentroidSet Before => before;

        public CentroidSet Now => now;

        public ushort[] Gaps => _gaps.Value;
    }

    private sealed class Shard(PointRange range, BoundedPoints points) : PointShard(range)
    {
        public BoundedPoints Points => points;
    }

    private sealed class Work(Round round, CdfCounts counts) : RoundWork
    {
        private readonly AssignmentLane _lane = new(counts);

        public override PointMoves Assign(PointShard shard)
        {
            var points = ((Shard)shard).Points;
            Reassign(points, shard.Range);
            ushort[] before = [.. points.Owners];
            for (var start = 0; start < before.Length; start += Chunks.Size)
            {
                points.Assign(round.Now, _lane, start, Math.Min(Chunks.Size, before.Length - start));
            }

            return PointMoves.Between(shard.Range.First, before, points.Owners);
        }

        public override ShardResult Result(PointRange range, PointMoves moves) => new(range, moves, 0, _lane.Distances, counts.ToArray());

        private void Reassign(BoundedPoints points, PointRange range)
        {
            var reassigned = round.Start.Reassigned.Within(range);
            for (var i = 0; i < reassigned.Count; i++)
            {
                var point = reassigned.Points[i] - range.First;
                if (points.Owners[point] != reassigned.Clusters[i])
                {
                    points.Reassign(point, reassigned.Clusters[i], round.Before);
                }
            }
        }
    }
}
