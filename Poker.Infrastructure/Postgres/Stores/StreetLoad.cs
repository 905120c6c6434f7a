using Npgsql;
using Poker.Core.Clustering;
using Poker.Infrastructure.Postgres.Writers;

namespace Poker.Infrastructure.Postgres.Stores;

/// <summary>
/// Loads a street's rows into leaves of <c>isomorphism</c>, several at a time, each on a connection and in a transaction of its own:
/// created, copied, indexed and noted in <c>clustering_part</c>. Nothing refers to them until they are attached.
/// </summary>
internal sealed class StreetLoad(NpgsqlDataSource dataSource, StoreOptions options, IProgress<ClusteringProgress>? progress)
{
    private long _rows;
    private long _indexed;

    /// <summary>Loads all leaves and returns them.</summary>
    public async Task<IReadOnlyList<IsomorphismLeaf>> RunAsync(ICanonicalRows rows, CancellationToken cancellation)
    {
        var leaves = IsomorphismLeaf.Split(rows, options.RowsPerLeaf);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Connections, CancellationToken = cancellation };
        await Parallel.ForEachAsync(leaves, parallel, async (leaf, token) => await LoadAsync(leaf, rows, token));
        return leaves;
    }

    private async Task LoadAsync(IsomorphismLeaf leaf, ICanonicalRows rows, CancellationToken cancellation)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        await using var transaction = await LoadTransaction.BeginAsync(connection, AdvisoryLocks.Loading(leaf.Street), alone: false, cancellation);
        await LeafLoad.RunAsync(connection, leaf, rows, count => Report(rows, count), cancellation);
        await transaction.CommitAsync(cancellation);

        // The street is not complete before all else is there too: its last row is reported then.
        var indexed = Math.Min(Interlocked.Add(ref _indexed, leaf.Rows), rows.Count - 1);
        progress?.Report(new ClusteringProgress(rows.Street, ClusteringPhase.Indexing, indexed, rows.Count));
    }

    private void Report(ICanonicalRows rows, int count) =>
        progress?.Report(new ClusteringProgress(rows.Street, ClusteringPhase.Storing, Interlocked.Add(ref _rows, count), rows.Count));
}
