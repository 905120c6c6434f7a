using Npgsql;
using NpgsqlTypes;
using Poker.Infrastructure.Postgres;

namespace Poker.Infrastructure.Jobs;

/// <summary>Jobs, leases and workers in PostgreSQL: what workers and those who serve them do with them.</summary>
/// <remarks>
/// Each call is one statement or one transaction, so that any number of instances may serve workers side by side; planning is in
/// <see cref="RunStore"/>. A lease is a token: nothing that holds another one, or none, changes the job. Whether a lease has expired is
/// asked of the database's clock, and only by <see cref="LeaderLeases"/>: an expired lease that nobody else took may
/// still be completed. What a planner may want to hear of is told on <see cref="Channel"/>, new work on <see cref="WorkChannel"/>.
/// </remarks>
/// <param name="dataSource">A database with this build's tables.</param>
/// <param name="options">Times and limits; null for the defaults.</param>
public sealed class JobStore(NpgsqlDataSource dataSource, JobOptions? options = null)
{
    /// <summary>The channel of the notifications; the payload is the run's id.</summary>
    public const string Channel = "poker_jobs";

    /// <summary>The channel on which is told that there may be jobs to lease; its payload says nothing.</summary>
    public const string WorkChannel = "poker_work";

    /// <summary>The longest problem that is kept, in characters.</summary>
    public const int LongestProblem = 2000;

    internal const string LiveRuns = "SELECT id FROM run WHERE state IN ('active', 'draining', 'paused')";

    // Of paused runs what is at work may end, but nothing is begun.
    internal const string WorkedAtRuns = "SELECT id FROM run WHERE state IN ('active', 'draining')";

    /// <summary>Times and limits.</summary>
    public JobOptions Options { get; } = options ?? new JobOptions();

    /// <summary>Makes a worker known, or known again.</summary>
    public async Task RegisterAsync(Guid worker, string name, int slots, string version, IReadOnlyList<string> kinds, CancellationToken cancellation)
    {
        const string Sql =
            """
            INSERT INTO worker (id, name, slots, version, kinds) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (id) DO UPDATE SET name = $2, slots = $3, version = $4, kinds = $5, seen_at = clock_timestamp(), leaving = false
            """;
        await using var command = dataSource.CreateCommand(Sql);
        Add(command, worker, name, slots, version, kinds.ToArray());
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Leases the first job that the worker can do with so many free slots; null when there is none.</summary>
    /// <param name="worker">A registered worker: another gets nothing.</param>
    /// <param name="acquisition">This acquisition: repeated, it gives the same lease while that holds.</param>
    /// <param name="freeSlots">At most the worker's; a job for all slots goes only to a worker that is idle.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<LeasedJob?> AcquireAsync(Guid worker, Guid acquisition, int freeSlots, CancellationToken cancellation)
    {
        const string Columns = "job.id, job.run, job.kind, job.stage, job.part, job.token, job.payload, job.slots, job.attempts, job.trace";
        const string Again = $"SELECT {Columns} FROM job WHERE acquisition = $1 AND worker = $2 AND state = 'leased'";
        const string Free =
            $"""
            job.state = 'pending' AND job.run = ANY(ARRAY({WorkedAtRuns})) AND job.kind = ANY((SELECT kinds FROM worker WHERE id = $2)::text[])
            AND job.not_before <= clock_timestamp()
            AND (job.preferred IS NULL OR job.preferred = $2 OR job.preferred_until <= clock_timestamp())
            AND CASE WHEN job.slots = 0 THEN $4 >= (SELECT slots FROM worker WHERE id = $2)
                ELSE least(job.slots, (SELECT slots FROM worker WHERE id = $2)) <= $4 END
            """;

        // Each part walks an index in its order to the first row that fits: a queue of any depth costs the same.
        const string Sql =
            $"""
            UPDATE job SET state = 'leased', attempts = attempts + 1, token = gen_random_uuid(), acquisition = $1, worker = $2,
                leased_at = clock_timestamp(), leased_until = clock_timestamp() + $3, progress = 0, result = NULL
            WHERE id = coalesce(
                (SELECT job.id FROM job
                    WHERE {Free} AND job.preferred = $2
                        AND job.priority <= (SELECT job.priority FROM job WHERE {Free} ORDER BY job.priority, job.id LIMIT 1)
                    ORDER BY job.priority, job.id LIMIT 1 FOR UPDATE SKIP LOCKED),
                (SELECT job.id FROM job WHERE {Free} ORDER BY job.priority, job.id LIMIT 1 FOR UPDATE SKIP LOCKED))
            RETURNING {Columns}
            """;
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        for (var last = false; ; last = true)
        {
            await using var again = new NpgsqlCommand(Again, connection);
            Add(again, acquisition, worker);
            if (await ReadLeaseAsync(again, cancellation) is { } held)
            {
                return held;
            }

            await using var command = new NpgsqlCommand(Sql, connection);
            Add(command, acquisition, worker, Options.LeaseTime, freeSlots);
            try
            {
                return await ReadLeaseAsync(command, cancellation);
            }
            catch (PostgresException error) when (error is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "job_acquisition" } && !last)
            {
                // The same acquisition, sent twice at once: the other one leased a job a moment ago.
            }
        }
    }

    /// <summary>Keeps leases alive and notes their progress.</summary>
    /// <param name="worker">Whose they are.</param>
    /// <param name="leases">Tokens and progress, 0 to 1.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The tokens that still hold; null when the worker is not known.</returns>
    public async Task<IReadOnlySet<Guid>?> HeartbeatAsync(
        Guid worker, IReadOnlyList<(Guid Token, float Progress)> leases, CancellationToken cancellation)
    {
        // Rows that are locked belong to a commit under way, which may take long: they are neither waited for nor lost, and do not expire.
        const string Seen =
            """
            WITH seen AS (UPDATE worker SET seen_at = clock_timestamp() WHERE id IN (SELECT id FROM worker WHERE id = $1 FOR UPDATE SKIP LOCKED))
            SELECT EXISTS (SELECT FROM worker WHERE id = $1)
            """;
        const string Sql =
            $"""
            WITH told AS (SELECT * FROM unnest($3, $4) AS told (token, progress)),
            held AS (SELECT id, job.token FROM job JOIN told USING (token) WHERE worker = $1 AND state = 'leased' AND run IN ({LiveRuns})),
            renewed AS (
                UPDATE job SET leased_until = clock_timestamp() + $2, progress = told.progress FROM told
                WHERE job.token = told.token AND state = 'leased'
                    AND id IN (SELECT id FROM job WHERE id IN (SELECT id FROM held) FOR UPDATE SKIP LOCKED))
            SELECT token FROM held
            """;
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        await using var seen = new NpgsqlCommand(Seen, connection);
        Add(seen, worker);
        if (!(bool)(await seen.ExecuteScalarAsync(cancellation))!)
        {
            return null;
        }

        var held = new HashSet<Guid>();
        if (leases.Count == 0)
        {
            return held;
        }

        await using var command = new NpgsqlCommand(Sql, connection);
        Add(command, worker, Options.LeaseTime, leases.Select(lease => lease.Token).ToArray(), leases.Select(lease => lease.Progress).ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            held.Add(reader.GetGuid(0));
        }

        return held;
    }

    /// <summary>Ends a leased job with its result, on a connection and in a transaction of its own.</summary>
    /// <returns>Whether it counts; true also when it had counted before.</returns>
    public async Task<bool> CompleteAsync(Guid token, byte[]? result, CancellationToken cancellation)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await CompleteAsync(connection, token, result, cancellation))
        {
            await transaction.CommitAsync(cancellation);
            return true;
        }

        return await WasCompletedAsync(token, cancellation);
    }

    /// <summary>
    /// Ends a leased job in the caller's transaction, with all else that it did there: if the token no longer holds this is false, and the
    /// caller must roll back. The job's row stays locked until the transaction ends, so that the lease cannot be given to another before.
    /// </summary>
    public static async Task<bool> CompleteAsync(NpgsqlConnection connection, Guid token, byte[]? result, CancellationToken cancellation)
    {
        const string Sql =
            $"""
            WITH completed AS (
                UPDATE job SET state = 'done', result = $2, progress = 1, finished_at = clock_timestamp(), leased_until = NULL
                WHERE token = $1 AND state = 'leased' AND run IN ({LiveRuns})
                RETURNING run, worker),
            counted AS (UPDATE worker SET jobs_done = jobs_done + 1 WHERE id IN (SELECT worker FROM completed))
            SELECT pg_notify('{Channel}', run::text), {StalledSession.EndColumn} FROM completed
            """;
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.Add(new() { Value = token });
        command.Parameters.Add(new() { Value = (object?)result ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bytea });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation);
    }

    /// <summary>What a token of a worker's is worth; another worker's is worth nothing.</summary>
    public async Task<LeaseState> LeaseStateAsync(Guid worker, Guid token, CancellationToken cancellation)
    {
        await using var command = dataSource.CreateCommand("SELECT state FROM job WHERE token = $1 AND worker = $2");
        Add(command, token, worker);
        return (string?)await command.ExecuteScalarAsync(cancellation) switch
        {
            "leased" => LeaseState.Held,
            "done" => LeaseState.Completed,
            _ => LeaseState.Lost,
        };
    }

    /// <summary>Which job a token is a lease of; null when it is none, or no longer.</summary>
    public async Task<(Guid Run, string Stage, int Part)?> FindAsync(Guid token, CancellationToken cancellation)
    {
        await using var command = dataSource.CreateCommand("SELECT run, stage, part FROM job WHERE token = $1");
        Add(command, token);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? (reader.GetGuid(0), reader.GetString(1), reader.GetInt32(2)) : null;
    }

    /// <summary>The slots that a worker registered with; null when it is not known.</summary>
    public async Task<int?> SlotsAsync(Guid worker, CancellationToken cancellation)
    {
        await using var command = dataSource.CreateCommand("SELECT slots FROM worker WHERE id = $1");
        Add(command, worker);
        return (int?)await command.ExecuteScalarAsync(cancellation);
    }

    /// <summary>Whether a job was completed with that token.</summary>
    public async Task<bool> WasCompletedAsync(Guid token, CancellationToken cancellation)
    {
        await using var command = dataSource.CreateCommand("SELECT EXISTS (SELECT FROM job WHERE token = $1 AND state = 'done')");
        Add(command, token);
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Gives a leased job back, unfinished: the attempt does not count.</summary>
    /// <returns>Whether the token held.</returns>
    public Task<bool> HandBackAsync(Guid token, CancellationToken cancellation) => ChangeAsync(
        "UPDATE job SET state = 'pending', attempts = attempts - 1, token = NULL, worker = NULL, leased_until = NULL "
            + "WHERE token = $1 AND state = 'leased' RETURNING run",
        cancellation,
        token);

    /// <summary>Notes that a leased job failed: it is tried again after a while, or is given up after too many attempts.</summary>
    /// <returns>Whether the token held.</returns>
    public Task<bool> FailAsync(Guid token, string problem, CancellationToken cancellation) => ChangeAsync(
        """
        UPDATE job SET state = CASE WHEN attempts >= $3 THEN 'failed' ELSE 'pending' END, problem = $2, token = NULL, worker = NULL,
            leased_until = NULL, not_before = clock_timestamp() + $4 * power(2, least(attempts, 8) - 1), preferred = NULL
        WHERE token = $1 AND state = 'leased' RETURNING run
        """,
        cancellation,
        token,
        problem.Length > LongestProblem ? problem[..LongestProblem] : problem,
        Options.MostAttempts,
        Options.RetryAfter);

    /// <summary>Notes that a worker goes, so that nobody waits for it; a lease that it may not have heard of is handed back.</summary>
    public async Task LeaveAsync(Guid worker, CancellationToken cancellation)
    {
        const string Sql =
            $"""
            WITH gone AS (UPDATE worker SET leaving = true, seen_at = clock_timestamp() WHERE id = $1 RETURNING id),
            free AS (UPDATE job SET preferred = NULL WHERE preferred IN (SELECT id FROM gone) AND state = 'pending'),
            back AS (
                UPDATE job SET state = 'pending', attempts = attempts - 1, token = NULL, worker = NULL, leased_until = NULL
                WHERE worker IN (SELECT id FROM gone) AND state = 'leased' RETURNING run)
            SELECT pg_notify('{WorkChannel}', '') FROM back LIMIT 1
            """;
        await using var command = dataSource.CreateCommand(Sql);
        Add(command, worker);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    internal static void Add(NpgsqlCommand command, params ReadOnlySpan<object> values)
    {
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }
    }

    private static async Task<LeasedJob?> ReadLeaseAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new LeasedJob(
                reader.GetInt64(0),
                reader.GetGuid(1),
                reader.GetString(2),
                reader.GetString(3),
                reader.GetInt32(4),
                reader.GetGuid(5),
                reader.GetFieldValue<byte[]>(6),
                reader.GetInt32(7),
                reader.GetInt32(8),
                await reader.IsDBNullAsync(9, cancellation) ? null : reader.GetString(9))
            : null;
    }

    private async Task<bool> ChangeAsync(string update, CancellationToken cancellation, params object[] values)
    {
        await using var command = dataSource.CreateCommand(
            $"WITH changed AS ({update}) SELECT pg_notify('{Channel}', run::text), pg_notify('{WorkChannel}', '') FROM changed");
        Add(command, values);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation);
    }
}
