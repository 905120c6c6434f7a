using Npgsql;
using NpgsqlTypes;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Postgres;

namespace Poker.Infrastructure.Capture;

/// <summary>
/// The raw lines of all sources. Those of a session may come in any order, cut into any batches, more than once and from several senders
/// at once: what is stored is the same. A batch is one transaction that holds its session's row, so nothing of it is seen before all of it.
/// </summary>
/// <param name="dataSource">Where connections come from.</param>
public sealed class LineStore(NpgsqlDataSource dataSource)
{
    /// <summary>The channel on which is told that a session has new lines or has ended; the payload is its id.</summary>
    public const string Channel = "poker_lines";

    /// <summary>The largest sequence: the largest whole number that JSON's readers agree on.</summary>
    public const long LargestSequence = (1L << 53) - 1;

    // A hole behind $2 is there since the line behind it came; without one there is no such line.
    private const string GapSince = "(SELECT received_at FROM capture_line WHERE session = $1 AND sequence > $2 ORDER BY sequence LIMIT 1)";

    /// <summary>Stores a batch; once this returns, all of it is durable.</summary>
    /// <exception cref="ArgumentException">The session's name or a sequence is out of range.</exception>
    /// <exception cref="DatabaseException">The database cannot take it now, and nothing of it is acknowledged: send it again later.</exception>
    public Task<LineReceipt> StoreAsync(LineBatch batch, CancellationToken cancellation)
    {
        Check(batch);
        return DatabaseErrors.TranslatedAsync(() => StoreOnceAsync(batch, cancellation));
    }

    /// <summary>Up to where a session's lines are durable without a hole; 0 for a session that is not known.</summary>
    public Task<long> ThroughAsync(int source, string session, CancellationToken cancellation) => DatabaseErrors.TranslatedAsync(async () =>
    {
        await using var command = dataSource.CreateCommand("SELECT through FROM capture_session WHERE source = $1 AND name = $2");
        JobStore.Add(command, source, session);
        return (long?)await command.ExecuteScalarAsync(cancellation) ?? 0;
    });

    /// <summary>Notes that no line of a session follows; one that comes all the same is stored.</summary>
    public Task EndAsync(long session, CancellationToken cancellation) => DatabaseErrors.TranslatedAsync(async () =>
    {
        const string Sql =
            $"""
            UPDATE capture_session SET ended_at = clock_timestamp(), waits = TRUE WHERE id = $1 AND ended_at IS NULL
            RETURNING pg_notify('{Channel}', id::text)
            """;
        await using var command = dataSource.CreateCommand(Sql);
        JobStore.Add(command, session);
        await command.ExecuteNonQueryAsync(cancellation);
    });

    /// <summary>Gives up the holes of a session that have been there for a while: the lines behind them can be read.</summary>
    /// <returns>What is lost, in order; nothing if there is no hole, or the first is still waited for.</returns>
    public Task<IReadOnlyList<LostLines>> GiveUpGapsAsync(long session, TimeSpan patience, CancellationToken cancellation) =>
        DatabaseErrors.TranslatedAsync<IReadOnlyList<LostLines>>(async () =>
        {
            await using var connection = await dataSource.OpenConnectionAsync(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            const string Lock = "SELECT through FROM capture_session WHERE id = $1 AND gap_since <= clock_timestamp() - $2::interval FOR NO KEY UPDATE";
            await using var locking = new NpgsqlCommand(Lock, connection);
            JobStore.Add(locking, session, patience);
            if (await locking.ExecuteScalarAsync(cancellation) is not long through)
            {
                return [];
            }

            var lost = new List<LostLines>();
            var behind = await BehindAsync(connection, session, through, patience, cancellation);
            while (behind is { } line && (lost.Count == 0 || line.IsDue))
            {
                lost.Add(new(through + 1, line.Sequence - 1));
                through = await RunEndAsync(connection, session, line.Sequence, cancellation);
                behind = await BehindAsync(connection, session, through, patience, cancellation);
            }

            const string Move = $"UPDATE capture_session SET through = $2, gap_since = {GapSince}, waits = TRUE WHERE id = $1 RETURNING pg_notify('{Channel}', id::text)";
            await using var move = new NpgsqlCommand(Move, connection);
            JobStore.Add(move, session, through);
            await move.ExecuteNonQueryAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return lost;
        });

    private static void Check(LineBatch batch)
    {
        if (batch.Session.Length is 0 or > LineBatch.LongestSession || LineText.Clean(batch.Session, LineBatch.LongestSession) != batch.Session)
        {
            throw new ArgumentException($"A session's name has 1 to {LineBatch.LongestSession} characters and no NUL.", nameof(batch));
        }

        foreach (var line in batch.Lines)
        {
            if (line.Sequence is < 1 or > LargestSequence)
            {
                throw new ArgumentException($"A sequence is 1 to {LargestSequence}, not {line.Sequence}.", nameof(batch));
            }
        }
    }

    private async Task<LineReceipt> StoreOnceAsync(LineBatch batch, CancellationToken cancellation)
    {
        var lines = new LineSet(batch.Lines);
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var session = await LockAsync(connection, batch, cancellation);
        lines.DropThrough(session.Expired);
        if (lines.Sequences(session.Largest) is { Length: > 0 } known)
        {
            lines.DropStored(await StoredAsync(connection, session.Id, known, cancellation));
        }

        lines.DropDoubles();
        var through = session.Through;
        if (lines.Count > 0)
        {
            await CopyAsync(connection, session.Id, lines, cancellation);
            through = await NewThroughAsync(connection, session, lines, cancellation);
        }

        var conflicts = lines.Conflicts;
        if (lines.Count > 0 || conflicts.Count > 0 || batch.IsLast)
        {
            await UpdateAsync(connection, session, lines, through, batch.IsLast, cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return new LineReceipt(session.Id, lines.Count, lines.Repeated, conflicts, through);
    }

    private static async Task<Session> LockAsync(NpgsqlConnection connection, LineBatch batch, CancellationToken cancellation)
    {
        // Not a key update: hands that refer to the session can be written meanwhile. An acknowledgement has to be durable whatever the server's default is.
        const string Lock =
            $"""
            SELECT id, through, largest, expired_through, {StalledSession.EndColumn},
                CASE WHEN current_setting('synchronous_commit') = 'off' THEN set_config('synchronous_commit', 'on', true) END
            FROM capture_session WHERE source = $1 AND name = $2 FOR NO KEY UPDATE
            """;
        const string Begin = "INSERT INTO capture_session (source, name) VALUES ($1, $2) ON CONFLICT (source, name) DO NOTHING";
        while (true)
        {
            await using var locking = new NpgsqlCommand(Lock, connection);
            JobStore.Add(locking, batch.Source, batch.Session);
            await using (var reader = await locking.ExecuteReaderAsync(cancellation))
            {
                if (await reader.ReadAsync(cancellation))
                {
                    return new Session(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3));
                }
            }

            await using var begin = new NpgsqlCommand(Begin, connection);
            JobStore.Add(begin, batch.Source, batch.Session);
            await begin.ExecuteNonQueryAsync(cancellation);
        }
    }

    private static async Task<Dictionary<long, LineSet.Line>> StoredAsync(
        NpgsqlConnection connection, long session, long[] sequences, CancellationToken cancellation)
    {
        const string Sql = "SELECT sequence, text, length, table_name FROM capture_line WHERE session = $1 AND sequence = ANY($2)";
        await using var command = new NpgsqlCommand(Sql, connection);
        JobStore.Add(command, session, sequences);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var stored = new Dictionary<long, LineSet.Line>();
        while (await reader.ReadAsync(cancellation))
        {
            var table = await reader.IsDBNullAsync(3, cancellation) ? null : reader.GetString(3);
            stored.Add(reader.GetInt64(0), new(reader.GetInt64(0), reader.GetString(1), reader.GetInt32(2), null, table));
        }

        return stored;
    }

    private static async Task CopyAsync(NpgsqlConnection connection, long session, LineSet lines, CancellationToken cancellation)
    {
        const string Sql = "COPY capture_line (session, sequence, told_at, table_name, length, text) FROM STDIN (FORMAT BINARY)";
        await using var copy = await connection.BeginBinaryImportAsync(Sql, cancellation);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines.Lines[i];
            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync(session, NpgsqlDbType.Bigint, cancellation);
            await copy.WriteAsync(line.Sequence, NpgsqlDbType.Bigint, cancellation);
            await (line.ToldAt is { } toldAt
                ? copy.WriteAsync(toldAt.UtcDateTime, NpgsqlDbType.TimestampTz, cancellation)
                : copy.WriteNullAsync(cancellation));
            await (line.Table is { } table ? copy.WriteAsync(table, NpgsqlDbType.Text, cancellation) : copy.WriteNullAsync(cancellation));
            await copy.WriteAsync(line.Length, NpgsqlDbType.Integer, cancellation);
            await copy.WriteAsync(line.Text, NpgsqlDbType.Text, cancellation);
        }

        await copy.CompleteAsync(cancellation);
    }

    private static async Task<long> NewThroughAsync(NpgsqlConnection connection, Session session, LineSet lines, CancellationToken cancellation)
    {
        var through = session.Through;
        foreach (var line in lines.Lines)
        {
            if (line.Sequence == through + 1)
            {
                through++;
            }
        }

        // Behind a hole that is filled now, lines of other batches may go on.
        return through > session.Through && through < session.Largest ? await RunEndAsync(connection, session.Id, through, cancellation) : through;
    }

    // The last line of those that follow a stored one without a hole: the index is walked up to the first hole alone.
    private static async Task<long> RunEndAsync(NpgsqlConnection connection, long session, long from, CancellationToken cancellation)
    {
        const string Sql =
            """
            SELECT sequence FROM (
                SELECT sequence, lead(sequence) OVER (ORDER BY sequence) AS next FROM capture_line WHERE session = $1 AND sequence >= $2) AS line
            WHERE next IS DISTINCT FROM sequence + 1 ORDER BY sequence LIMIT 1
            """;
        await using var command = new NpgsqlCommand(Sql, connection);
        JobStore.Add(command, session, from);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    // The first line behind a hole, and whether it came so long ago that the hole is waited for no longer; null if there is no hole.
    private static async Task<(long Sequence, bool IsDue)?> BehindAsync(
        NpgsqlConnection connection, long session, long through, TimeSpan patience, CancellationToken cancellation)
    {
        const string Sql =
            """
            SELECT sequence, received_at <= clock_timestamp() - $3::interval
            FROM capture_line WHERE session = $1 AND sequence > $2 ORDER BY sequence LIMIT 1
            """;
        await using var command = new NpgsqlCommand(Sql, connection);
        JobStore.Add(command, session, through, patience);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? (reader.GetInt64(0), reader.GetBoolean(1)) : null;
    }

    private static async Task UpdateAsync(
        NpgsqlConnection connection, Session session, LineSet lines, long through, bool isLast, CancellationToken cancellation)
    {
        const string Sql =
            $"""
            UPDATE capture_session SET through = $2, largest = greatest(largest, $3), conflicts = conflicts + $4,
                gap_since = CASE WHEN through = $2 AND gap_since IS NOT NULL THEN gap_since ELSE {GapSince} END,
                last_at = CASE WHEN $5 THEN clock_timestamp() ELSE last_at END,
                ended_at = CASE WHEN $6 THEN coalesce(ended_at, clock_timestamp()) ELSE ended_at END,
                revision = revision + CASE WHEN $7 THEN 1 ELSE 0 END, waits = TRUE
            WHERE id = $1 RETURNING pg_notify('{Channel}', id::text)
            """;
        var (smallest, largest) = lines.Count > 0 ? (lines.Lines[0].Sequence, lines.Lines[^1].Sequence) : (long.MaxValue, 0);
        await using var command = new NpgsqlCommand(Sql, connection);
        JobStore.Add(command, session.Id, through, largest, (long)lines.Conflicts.Count, lines.Count > 0, isLast, smallest <= session.Through);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    // Largest: of the stored lines, before this batch; those that expired are below Expired.
    private readonly record struct Session(long Id, long Through, long Largest, long Expired);
}
