using System.Buffers.Binary;
using Npgsql;
using Poker.Core.Solving.Batches;
using Poker.Infrastructure.Postgres.Stores;
using Poker.Infrastructure.Postgres.Writers;

namespace Poker.Infrastructure.Batches;

/// <summary>Tables of frames: made, filled and referred to in one transaction, read whole, dropped whole.</summary>
/// <remarks>
/// A row is a piece of at most 8,120 bytes, so that it fills a page and nothing is stored out of line. As COPY has it:
/// <code>
/// 00 02 │ 00 00 00 04 │ part │ length │ body
/// </code>
/// </remarks>
public static class FrameTable
{
    private const int PieceBytes = 8_120, RowHead = 14, ChunkBytes = 1 << 18;

    // A dropped table may still be read by a worker that is behind: it is dropped the next time.
    private const string Patience = "200ms";

    /// <summary>Makes a table and writes frames into it, in the connection's transaction.</summary>
    public static async Task<FrameSet> WriteAsync(NpgsqlConnection connection, FrameBuffer frames, CancellationToken cancellation)
    {
        await using var next = new NpgsqlCommand("SELECT nextval('blueprint_frames_number')", connection);
        var set = new FrameSet((long)(await next.ExecuteScalarAsync(cancellation))!, frames.Bytes, frames.Frames.Count, frames.Checksum);
        await LoadTransaction.ExecuteAsync(
            connection, $"CREATE TABLE {set.Name} (LIKE blueprint_frames INCLUDING STORAGE) WITH (autovacuum_enabled = false)", cancellation);
        await using var copy = await connection.BeginRawBinaryCopyAsync(
            $"COPY {set.Name} (part, body) FROM STDIN (FORMAT BINARY, FREEZE)", cancellation);
        await copy.WriteAsync(BinaryCopy.Header, cancellation);
        var chunk = new byte[ChunkBytes];
        var (filled, part) = (0, 0);
        foreach (var frame in frames.Frames)
        {
            for (var at = 0; at < frame.Length; at += PieceBytes)
            {
                var piece = frame.Slice(at, Math.Min(PieceBytes, frame.Length - at));
                if (filled + RowHead + piece.Length > chunk.Length)
                {
                    await copy.WriteAsync(chunk.AsMemory(0, filled), cancellation);
                    filled = 0;
                }

                filled += WriteRow(chunk.AsSpan(filled), part++, piece.Span);
            }
        }

        await copy.WriteAsync(chunk.AsMemory(0, filled), cancellation);
        await copy.WriteAsync(BinaryCopy.Trailer, cancellation);
        return set;
    }

    /// <summary>Reads a table's frames, each as soon as it is there.</summary>
    /// <returns>False when the table is not there any more, and nothing was read.</returns>
    /// <exception cref="InvalidDataException">They are not those that were written.</exception>
    public static async Task<bool> ReadAsync(NpgsqlConnection connection, FrameSet set, FrameAssembly.Use use, CancellationToken cancellation)
    {
        // In the order in which they were written.
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await LoadTransaction.ExecuteAsync(connection, "SET LOCAL synchronize_seqscans = off", cancellation);
        try
        {
            await using var copy = await connection.BeginRawBinaryCopyAsync($"COPY {set.Name} (part, body) TO STDOUT (FORMAT BINARY)", cancellation);
            var assembly = new FrameAssembly(use);
            await ReadRowsAsync(copy, assembly, cancellation);
            assembly.Require(set.Frames, set.Bytes, set.Checksum);
            return true;
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return false;
        }
    }

    /// <summary>Drops the tables that no batch and no base refers to, but for those that somebody reads at the moment.</summary>
    /// <param name="connection">Its session; in a transaction of the caller's, or in none.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task DropUnusedAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        // Whoever makes a table refers to it in the same transaction: what is seen without a reference has lost it.
        const string Drop =
            $$"""
            DO $$
            DECLARE unused TEXT;
            BEGIN
                PERFORM set_config('lock_timeout', '{{Patience}}', true);
                FOR unused IN
                    SELECT relname FROM pg_class
                    WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND relname ~ '^blueprint_frames_\d+$'
                        AND substring(relname FROM '\d+$')::bigint NOT IN (
                            SELECT frame_table FROM blueprint_batch WHERE frame_table IS NOT NULL UNION ALL SELECT frame_table FROM blueprint_base)
                LOOP
                    BEGIN
                        EXECUTE format('DROP TABLE IF EXISTS %I', unused);
                    EXCEPTION WHEN lock_not_available THEN NULL;
                    END;
                END LOOP;
                PERFORM set_config('lock_timeout', '0', true);
            END $$
            """;
        await LoadTransaction.ExecuteAsync(connection, Drop, cancellation);
    }

    private static int WriteRow(Span<byte> row, int part, ReadOnlySpan<byte> body)
    {
        BinaryPrimitives.WriteInt16BigEndian(row, 2);
        BinaryPrimitives.WriteInt32BigEndian(row[2..], sizeof(int));
        BinaryPrimitives.WriteInt32BigEndian(row[6..], part);
        BinaryPrimitives.WriteInt32BigEndian(row[10..], body.Length);
        body.CopyTo(row[RowHead..]);
        return RowHead + body.Length;
    }

    private static async Task ReadRowsAsync(NpgsqlRawCopyStream copy, FrameAssembly assembly, CancellationToken cancellation)
    {
        await copy.ReadExactlyAsync(new byte[BinaryCopy.HeaderBytes], cancellation);
        var chunk = new byte[ChunkBytes];
        var (held, part) = (0, 0);
        while (await copy.ReadAsync(chunk.AsMemory(held), cancellation) is > 0 and var count)
        {
            held += count;
            var used = 0;
            while (RowLength(chunk.AsSpan(used, held - used)) is var length and > 0)
            {
                var row = chunk.AsSpan(used, length);
                if (BinaryPrimitives.ReadInt32BigEndian(row[6..]) != part++)
                {
                    throw new InvalidDataException("The rows of a training's frames are out of order: something else wrote them.");
                }

                assembly.Append(row[RowHead..]);
                used += length;
            }

            chunk.AsSpan(used, held -= used).CopyTo(chunk);
        }

        if (!chunk.AsSpan(0, held).SequenceEqual(BinaryCopy.Trailer.Span))
        {
            throw new InvalidDataException("The rows of a training's frames are cut off.");
        }
    }

    // 0 while the row is not all there, and for the trailer.
    private static int RowLength(ReadOnlySpan<byte> rest)
    {
        if (rest.Length < RowHead)
        {
            return 0;
        }

        var length = BinaryPrimitives.ReadInt32BigEndian(rest[10..]);
        return length is < 0 or > PieceBytes
            ? throw new InvalidDataException("The rows of a training's frames are too long: something else wrote them.")
            : rest.Length >= RowHead + length ? RowHead + length : 0;
    }
}
