using Npgsql;
using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Infrastructure.Postgres.Writers;

namespace Poker.Infrastructure.Postgres.Stores;

/// <summary>A street's way into the database in parts, each in one transaction of whoever holds the lease of its job.</summary>
/// <remarks>
/// A part has a lock of its own. Who begins it with a lease that holds ends the session of whoever still has that lock: such a one has
/// lost its lease, is perhaps stopped in the middle of a COPY, and would keep its successor waiting for ever.
/// </remarks>
public static class StreetParts
{
    /// <summary>The part that clears a street, or completes it, or stores its file.</summary>
    public const int Whole = 0xFFF;

    /// <summary>How many leaves a street's rows are loaded into.</summary>
    public static int Count(ICanonicalRows rows, long rowsPerLeaf) => IsomorphismLeaf.Split(rows, rowsPerLeaf).Count;

    /// <summary>Begins the transaction of a part.</summary>
    /// <param name="connection">Its session.</param>
    /// <param name="street">The street.</param>
    /// <param name="part">The leaf's number, or <see cref="Whole"/>.</param>
    /// <param name="token">The lease.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The transaction; null when the lease no longer holds.</returns>
    public static async Task<NpgsqlTransaction?> BeginAsync(
        NpgsqlConnection connection, Street street, int part, Guid token, CancellationToken cancellation)
    {
        var number = AdvisoryLocks.Part(street, part);
        if (!await HoldsAsync(connection, token, cancellation))
        {
            return null;
        }

        await LoadTransaction.EndHoldersAsync(connection, number, number, cancellation);
        return await LoadTransaction.BeginAsync(connection, number, alone: true, cancellation);
    }

    /// <summary>Removes what there is of a street, in the transaction of its <see cref="Whole"/>.</summary>
    public static async Task ClearAsync(NpgsqlConnection connection, Street street, CancellationToken cancellation)
    {
        await LoadTransaction.EndHoldersAsync(connection, AdvisoryLocks.Part(street, 0), AdvisoryLocks.Part(street, Whole - 1), cancellation);
        await StreetRemoval.RemoveAsync(connection, street, cancellation);
    }

    /// <summary>Loads a leaf, in the transaction of its part.</summary>
    /// <param name="connection">The transaction's.</param>
    /// <param name="rows">The street's rows.</param>
    /// <param name="rowsPerLeaf">As for <see cref="Count"/>.</param>
    /// <param name="part">The leaf's number.</param>
    /// <param name="written">Told of every chunk: its rows, and the share of the leaf's rows that are written.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Rows written.</returns>
    public static async Task<long> LoadAsync(
        NpgsqlConnection connection, ICanonicalRows rows, long rowsPerLeaf, int part, Action<int, float>? written, CancellationToken cancellation)
    {
        var leaf = IsomorphismLeaf.Split(rows, rowsPerLeaf)[part];
        var done = 0L;
        await LoadTransaction.JoinAsync(connection, AdvisoryLocks.Loading(leaf.Street), cancellation);
        await LeafLoad.RunAsync(connection, leaf, rows, count => written?.Invoke(count, (done += count) / (float)leaf.Rows), cancellation);
        return leaf.Rows;
    }

    /// <summary>Makes a loaded street count, in the transaction of its <see cref="Whole"/>.</summary>
    /// <param name="connection">The transaction's.</param>
    /// <param name="street">The street.</param>
    /// <param name="key">All that fixed it.</param>
    /// <param name="rowsPerLeaf">As for <see cref="Count"/>.</param>
    /// <param name="elapsed">How long the load took.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task CompleteAsync(
        NpgsqlConnection connection,
        StreetClustering street,
        AbstractionKey key,
        long rowsPerLeaf,
        TimeSpan elapsed,
        CancellationToken cancellation)
    {
        await LoadTransaction.JoinAsync(connection, AdvisoryLocks.Loading(street.Street), cancellation);
        await StreetCompletion.WriteAsync(connection, street, key, IsomorphismLeaf.Split(street.Rows, rowsPerLeaf), elapsed, cancellation);
    }

    private static async Task<bool> HoldsAsync(NpgsqlConnection connection, Guid token, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT EXISTS (SELECT FROM job WHERE token = $1 AND state = 'leased')", connection)
        {
            Parameters = { new() { Value = token } },
        };
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
