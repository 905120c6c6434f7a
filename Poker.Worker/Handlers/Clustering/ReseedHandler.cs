using Poker.Contracts.Clustering;
using Poker.Contracts.V1;
using Poker.Core.Clustering.Rounds;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Worker.Handlers.Clustering;

/// <summary>Finds points for clusters that a round left empty: the farthest of all, so that one worker looks at all.</summary>
/// <param name="memory">What the process keeps.</param>
public sealed class ReseedHandler(ClusteringMemory memory) : IJobHandler
{
    /// <inheritdoc />
    public string Kind => ClusteringJobs.Reseed;

    /// <inheritdoc />
    public async Task<JobResult> RunAsync(JobContext context, CancellationToken cancellation)
    {
        var work = new StreetWork(context);
        var points = (await memory.PointsAsync(work, cancellation)).Points;
        var last = await LastStateAsync(work, cancellation);
        ushort[] assignments =
        [
            .. await memory.RoundsOf(context.Job.Run, work.Street)
                .AssignmentsAsync(context.Database, context.Job.Run, work.Street, points.Count, last.Number, cancellation),
        ];
        work.Message.Moves.ToMoves().ApplyTo(assignments);
        var result = await StreetWork.ComputeAsync(() => points.Reseed(last, assignments, context.Threads, cancellation), cancellation);
        return JobResult.Of(PackedMessage.Of(result.ToMessage()));
    }

    /// <summary>Where the street's clustering stands.</summary>
    internal static async Task<RoundState> LastStateAsync(StreetWork work, CancellationToken cancellation)
    {
        await using var connection = await work.Context.Database.OpenConnectionAsync(cancellation);
        var last = await new ClusteringRounds(connection).LastAsync(work.Context.Job.Run, work.Street, whole: true, cancellation)
            ?? throw new InvalidOperationException("The database has no round of the street: the run was dropped.");
        return PackedMessage.Read(RoundStateMessage.Parser, last.State).ToState(PackedMessage.Read(SumsMessage.Parser, last.Sums!));
    }
}
