using Npgsql;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Infrastructure.Batches;

/// <summary>
/// Frames of runs that were cancelled or failed, and tables that were still read when they should have been dropped. The last run's are kept
/// where it failed: it can be revived, with all that it counted.
/// </summary>
public static class RunLeftovers
{
    /// <summary>Drops the tables of frames that nobody will go on from; what is read at the moment is left for the next time.</summary>
    /// <param name="connection">Its session.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task DropAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        const string Release =
            """
            WITH ended AS (
                SELECT id FROM run
                WHERE state = 'cancelled'
                    OR (state = 'failed' AND id NOT IN (SELECT id FROM run WHERE kind = 'blueprint' ORDER BY created_at DESC, id LIMIT 1))),
                released AS (UPDATE blueprint_batch SET frame_table = NULL WHERE frame_table IS NOT NULL AND run IN (SELECT id FROM ended))
            DELETE FROM blueprint_base WHERE run IN (SELECT id FROM ended)
            """;
        await LoadTransaction.ExecuteAsync(connection, Release, cancellation);
        await FrameTable.DropUnusedAsync(connection, cancellation);
    }
}
