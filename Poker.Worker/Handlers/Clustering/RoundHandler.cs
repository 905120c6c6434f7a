using Poker.Contracts.Clustering;
using Poker.Core.Clustering.Rounds;

namespace Poker.Worker.Handlers.Clustering;

/// <summary>Assigns a range of points in a round. Cells that the process had in the round before keep their bounds.</summary>
/// <param name="memory">What the process keeps.</param>
public sealed class RoundHandler(ClusteringMemory memory) : IJobHandler
{
    /// <inheritdoc />
    public string Kind => ClusteringJobs.Round;

    /// <inheritdoc />
    public async Task<JobResult> RunAsync(JobContext context, CancellationToken cancellation)
    {
        var work = new StreetWork(context);
        var points = (await memory.PointsAsync(work, cancellation)).Points;
        var rounds = memory.RoundsOf(context.Job.Run, work.Street);
        var start = work.Message.Round.ToStart();
        var round = await StreetWork.ComputeAsync(() => rounds.Prepare(points, start, context.Threads), cancellation);
        var cells = Cells(work.Message.Range.ToRange(), work.Spec.PointsPerCell);
        var kept = Array.ConvertAll(cells, cell => rounds.Take(round, cell));
        var assignments = kept.Contains(null)
            ? await rounds.AssignmentsAsync(context.Database, context.Job.Run, work.Street, points.Count, start.Number - 1, cancellation)
            : [];
        var result = await StreetWork.ComputeAsync(() => Assign(points, round, cells, kept, assignments, rounds, context, cancellation), cancellation);
        return JobResult.Of(PackedMessage.Of(result.ToMessage()));
    }

    private static ShardResult Assign(
        ShardedPoints points,
        PreparedRound round,
        PointRange[] cells,
        PointShard?[] kept,
        ushort[] assignments,
        RoundMemory rounds,
        JobContext context,
        CancellationToken cancellation)
    {
        var shards = new PointShard[cells.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            shards[i] = kept[i] ?? points.Begin(round, cells[i], assignments[cells[i].First..cells[i].End]);
        }

        var result = points.Assign(round, shards, done => context.Progress.Report(done / (float)shards.Length), cancellation);
        rounds.Keep(shards);
        return result;
    }

    private static PointRange[] Cells(PointRange range, int size)
    {
        var cells = new List<PointRange>();
        for (var first = range.First; first < range.End; first += size)
        {
            cells.Add(new PointRange(first, Math.Min(range.End, first + size)));
        }

        return [.. cells];
    }
}
