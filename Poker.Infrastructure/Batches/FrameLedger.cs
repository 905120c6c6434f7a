using Npgsql;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Postgres;

namespace Poker.Infrastructure.Batches;

/// <summary>Where the frames of a run lie: the base that joiners begin with and the deltas of batches that count, on a connection that the caller chooses.</summary>
/// <param name="connection">An open connection, in a transaction where several calls belong together.</param>
/// <param name="run">The run.</param>
public sealed class FrameLedger(NpgsqlConnection connection, Guid run)
{
    /// <summary>The base that joiners begin with and its epoch; null when there is none but zeros.</summary>
    public async Task<(long Epoch, FrameSet Frames)?> BaseAsync(CancellationToken cancellation)
    {
        await using var command = Command("SELECT epoch, frame_table, bytes, frames, checksum FROM blueprint_base WHERE run = $1", run);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? (reader.GetInt64(0), new FrameSet(reader.GetInt64(1), reader.GetInt64(2), reader.GetInt32(3), (uint)reader.GetInt64(4)))
            : null;
    }

    /// <summary>Replaces the base by a later one, in the transaction that wrote its frames.</summary>
    /// <param name="epoch">The batches that it holds.</param>
    /// <param name="frames">Where it lies.</param>
    /// <param name="keepDeltas">Whether the deltas in it are kept; else those go that no batch at work can need to go on.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task FoldAsync(long epoch, FrameSet frames, bool keepDeltas, CancellationToken cancellation)
    {
        const string Replace =
            $"""
            INSERT INTO blueprint_base (run, epoch, frame_table, bytes, frames, checksum) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (run) DO UPDATE SET epoch = $2, frame_table = $3, bytes = $4, frames = $5, checksum = $6
            RETURNING {StalledSession.EndColumn}
            """;
        const string Drop =
            $"""
            UPDATE blueprint_batch SET frame_table = NULL
            WHERE run = $1 AND frame_table IS NOT NULL AND epoch <= (
                SELECT least($2, min(working.base_epoch)) FROM blueprint_batch AS working JOIN job ON job.run = working.run AND part = working.batch
                WHERE job.run = $1 AND stage = '{BatchLedger.Stage}' AND job.state = 'leased' AND job.token = working.token)
            """;
        await using var replace = Command(Replace, run, epoch, frames.Table, frames.Bytes, frames.Frames, (long)frames.Checksum);
        await replace.ExecuteNonQueryAsync(cancellation);
        if (!keepDeltas)
        {
            await using var drop = Command(Drop, run, epoch);
            await drop.ExecuteNonQueryAsync(cancellation);
        }
    }

    /// <summary>Deltas since the last base: how many, and their bytes.</summary>
    public async Task<(long Epochs, long Bytes)> UnfoldedAsync(CancellationToken cancellation)
    {
        const string Sql =
            """
            SELECT count(*), coalesce(sum(bytes), 0)::bigint FROM blueprint_batch
            WHERE run = $1 AND epoch > coalesce((SELECT epoch FROM blueprint_base WHERE run = $1), 0)
            """;
        await using var command = Command(Sql, run);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    /// <summary>Leaves all tables of frames of the run to be dropped: its result lies elsewhere.</summary>
    public async Task ReleaseAsync(CancellationToken cancellation)
    {
        const string Sql =
            """
            WITH dropped AS (UPDATE blueprint_batch SET frame_table = NULL WHERE run = $1 AND frame_table IS NOT NULL)
            DELETE FROM blueprint_base WHERE run = $1
            """;
        await using var command = Command(Sql, run);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private NpgsqlCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlCommand(sql, connection);
        JobStore.Add(command, values);
        return command;
    }
}
