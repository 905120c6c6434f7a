using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Poker.Infrastructure.Postgres;

namespace Poker.Infrastructure.Jobs;

/// <summary>Runs and the planning of their jobs, on a connection that the caller chooses: a planner's holds the lock that makes it the only one.</summary>
/// <param name="connection">An open connection, in a transaction where several calls belong together.</param>
/// <param name="beginTrace">Asked when jobs are added: the W3C trace context that they go on from, or null; null for none.</param>
public sealed class RunStore(NpgsqlConnection connection, Func<string?>? beginTrace = null)
{
    private const string Columns = "id, kind, area, spec, state, problem, trace, created_at, finished_at";

    /// <summary>Jobs that were given to <see cref="AddJobsAsync"/> so far.</summary>
    public long JobsAdded { get; private set; }

    /// <summary>Starts a run.</summary>
    /// <returns>The run; the one that is there if it was started before.</returns>
    /// <exception cref="RunRefusedException">Another run of the area is live.</exception>
    public async Task<RunRow> StartAsync(Guid id, string kind, string area, string spec, string? trace, CancellationToken cancellation)
    {
        const string Sql =
            $"""
            WITH started AS (
                INSERT INTO run (id, kind, area, spec, trace) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING RETURNING id)
            SELECT pg_notify('{JobStore.Channel}', id::text) FROM started
            """;
        await using var command = new NpgsqlCommand(Sql, connection);
        JobStore.Add(command, id, kind, area);
        command.Parameters.Add(new() { Value = spec, NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new() { Value = (object?)trace ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        try
        {
            await command.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException error) when (IsOfArea(error))
        {
            throw OtherRun();
        }

        return (await ReadAsync(id, cancellation))!;
    }

    /// <summary>A run; null when there is none.</summary>
    public async Task<RunRow?> ReadAsync(Guid id, CancellationToken cancellation) =>
        (await QueryAsync($"SELECT {Columns} FROM run WHERE id = $1", cancellation, id)) is [var run] ? run : null;

    /// <summary>A live run, kept from being moved on by others until the transaction ends; null when there is none, or no longer.</summary>
    public async Task<RunRow?> LockLiveAsync(Guid id, CancellationToken cancellation) =>
        (await QueryAsync($"SELECT {Columns} FROM run WHERE id = $1 AND state IN ('active', 'draining') FOR NO KEY UPDATE", cancellation, id)) is [var run]
            ? run
            : null;

    /// <summary>The live runs, the oldest first.</summary>
    public Task<IReadOnlyList<RunRow>> LiveAsync(CancellationToken cancellation) =>
        QueryAsync($"SELECT {Columns} FROM run WHERE state IN ('active', 'draining') ORDER BY created_at, id", cancellation);

    /// <summary>The last runs, the newest first.</summary>
    public Task<IReadOnlyList<RunRow>> LastAsync(int most, CancellationToken cancellation) =>
        QueryAsync($"SELECT {Columns} FROM run ORDER BY created_at DESC, id LIMIT $1", cancellation, most);

    /// <summary>The last runs that have ended, the latest first.</summary>
    public Task<IReadOnlyList<RunRow>> LastEndedAsync(int most, CancellationToken cancellation) =>
        QueryAsync(
            $"SELECT {Columns} FROM run WHERE state NOT IN ('active', 'draining') ORDER BY finished_at DESC, id LIMIT $1", cancellation, most);

    /// <summary>Moves a live run on; one that has ended stays as it is.</summary>
    /// <returns>Whether it was live.</returns>
    public async Task<bool> MoveAsync(Guid id, RunState state, string? problem, CancellationToken cancellation)
    {
        const string Sql =
            $"""
            WITH moved AS (
                UPDATE run SET state = $2, problem = $3, finished_at = CASE WHEN $2 IN ('active', 'draining') THEN NULL ELSE clock_timestamp() END
                WHERE id = $1 AND state IN ('active', 'draining') RETURNING id)
            SELECT pg_notify('{JobStore.Channel}', id::text) FROM moved
            """;
        await using var command = new NpgsqlCommand(Sql, connection);
        JobStore.Add(command, id, Name(state));
        command.Parameters.Add(new() { Value = (object?)problem ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation);
    }

    /// <summary>Makes a run that failed go on: its jobs that were given up are tried again.</summary>
    /// <returns>Whether it had failed.</returns>
    /// <exception cref="RunRefusedException">Another run of the area is live.</exception>
    public async Task<bool> ReviveAsync(Guid id, CancellationToken cancellation)
    {
        const string Sql =
            $"""
            WITH revived AS (UPDATE run SET state = 'active', problem = NULL, finished_at = NULL WHERE id = $1 AND state = 'failed' RETURNING id),
            again AS (
                UPDATE job SET state = 'pending', attempts = 0, not_before = clock_timestamp() WHERE run IN (SELECT id FROM revived) AND state = 'failed')
            SELECT pg_notify('{JobStore.Channel}', id::text) FROM revived
            """;
        await using var command = new NpgsqlCommand(Sql, connection);
        JobStore.Add(command, id);
        try
        {
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            return await reader.ReadAsync(cancellation);
        }
        catch (PostgresException error) when (IsOfArea(error))
        {
            throw OtherRun();
        }
    }

    /// <summary>Adds jobs; those whose stage and part are there already are left out, so that planning can be repeated.</summary>
    /// <param name="run">Their run.</param>
    /// <param name="jobs">The jobs.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task AddJobsAsync(Guid run, IReadOnlyCollection<NewJob> jobs, CancellationToken cancellation)
    {
        const string Insert =
            """
            INSERT INTO job (run, kind, stage, part, payload, priority, slots, preferred, preferred_until, trace)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, clock_timestamp() + $9, $10) ON CONFLICT (run, stage, part) DO NOTHING
            """;
        if (jobs.Count == 0)
        {
            return;
        }

        var trace = beginTrace?.Invoke();
        await using var batch = new NpgsqlBatch(connection);
        foreach (var job in jobs)
        {
            batch.BatchCommands.Add(new(Insert)
            {
                Parameters =
                {
                    new() { Value = run },
                    new() { Value = job.Kind },
                    new() { Value = job.Stage },
                    new() { Value = job.Part },
                    new() { Value = job.Payload },
                    new() { Value = job.Priority },
                    new() { Value = job.Slots },
                    new() { Value = (object?)job.Preferred ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
                    new() { Value = job.PreferredFor },
                    new() { Value = (object?)trace ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                },
            });
        }

        batch.BatchCommands.Add(new("SELECT pg_notify($1, $2)")
        {
            Parameters = { new() { Value = JobStore.WorkChannel }, new() { Value = "" } },
        });
        JobsAdded += jobs.Count;
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>How many jobs of a stage are in which state; of all stages where none is named.</summary>
    public async Task<StageState> StageAsync(Guid run, string? stage, CancellationToken cancellation)
    {
        const string Sql =
            """
            SELECT count(*) FILTER (WHERE state = 'pending'), count(*) FILTER (WHERE state = 'leased'),
                count(*) FILTER (WHERE state = 'done'), count(*) FILTER (WHERE state = 'failed')
            FROM job WHERE run = $1 AND ($2 IS NULL OR stage = $2)
            """;
        await using var command = new NpgsqlCommand(Sql, connection);
        JobStore.Add(command, run);
        command.Parameters.Add(new() { Value = (object?)stage ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return new StageState(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3));
    }

    /// <summary>Whether a coordinator leads here, who would plan and drain runs.</summary>
    public async Task<bool> HasLeaderAsync(CancellationToken cancellation)
    {
        const string Sql =
            """
            SELECT EXISTS (
                SELECT FROM pg_locks
                WHERE locktype = 'advisory' AND granted AND objsubid = 2
                    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                    AND classid = $1::bigint::oid AND objid = $2::bigint::oid)
            """;
        await using var command = new NpgsqlCommand(Sql, connection);
        JobStore.Add(command, (long)AdvisoryLocks.Class, (long)AdvisoryLocks.Leading);
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>The stages that workers are at, such as "turn/round/12"; empty while nobody works at the run.</summary>
    public async Task<IReadOnlyList<string>> StagesAtWorkAsync(Guid run, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "SELECT stage FROM job WHERE run = $1 AND state = 'leased' GROUP BY stage ORDER BY min(id)", connection);
        JobStore.Add(command, run);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var stages = new List<string>();
        while (await reader.ReadAsync(cancellation))
        {
            stages.Add(reader.GetString(0));
        }

        return stages;
    }

    /// <summary>The results of a stage's finished jobs with the workers that made them, by part.</summary>
    public async Task<IReadOnlyList<(int Part, Guid Worker, byte[] Result)>> ResultsAsync(Guid run, string stage, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "SELECT part, worker, coalesce(result, '') FROM job WHERE run = $1 AND stage = $2 AND state = 'done' ORDER BY part", connection);
        JobStore.Add(command, run, stage);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var results = new List<(int, Guid, byte[])>();
        while (await reader.ReadAsync(cancellation))
        {
            results.Add((reader.GetInt32(0), reader.GetGuid(1), reader.GetFieldValue<byte[]>(2)));
        }

        return results;
    }

    /// <summary>Takes the results of a stage's finished jobs back: they make no sense. The jobs are done again, or given up after too many attempts.</summary>
    public async Task RejectStageAsync(Guid run, string stage, string problem, int mostAttempts, CancellationToken cancellation)
    {
        const string Sql =
            """
            UPDATE job SET state = CASE WHEN attempts >= $4 THEN 'failed' ELSE 'pending' END, problem = $3, token = NULL, worker = NULL,
                result = NULL, preferred = NULL, finished_at = NULL
            WHERE run = $1 AND stage = $2 AND state = 'done'
            """;
        await using var command = new NpgsqlCommand(Sql, connection);
        JobStore.Add(command, run, stage, problem, mostAttempts);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>How many jobs of each stage are in which state.</summary>
    public async Task<IReadOnlyDictionary<string, StageState>> StagesAsync(Guid run, CancellationToken cancellation)
    {
        const string Sql =
            """
            SELECT stage, count(*) FILTER (WHERE state = 'pending'), count(*) FILTER (WHERE state = 'leased'),
                count(*) FILTER (WHERE state = 'done'), count(*) FILTER (WHERE state = 'failed')
            FROM job WHERE run = $1 GROUP BY stage
            """;
        await using var command = new NpgsqlCommand(Sql, connection);
        JobStore.Add(command, run);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var stages = new Dictionary<string, StageState>();
        while (await reader.ReadAsync(cancellation))
        {
            stages.Add(reader.GetString(0), new StageState(reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4)));
        }

        return stages;
    }

    /// <summary>Which workers hold how many jobs of a kind.</summary>
    public async Task<IReadOnlyDictionary<Guid, int>> HoldersAsync(Guid run, string kind, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "SELECT worker, count(*)::int FROM job WHERE run = $1 AND kind = $2 AND state = 'leased' GROUP BY worker", connection);
        JobStore.Add(command, run, kind);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var holders = new Dictionary<Guid, int>();
        while (await reader.ReadAsync(cancellation))
        {
            holders.Add(reader.GetGuid(0), reader.GetInt32(1));
        }

        return holders;
    }

    /// <summary>Deletes the jobs of a stage: its results have been used, or it is not to be done after all.</summary>
    public async Task ClearStageAsync(Guid run, string stage, bool pendingOnly, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            $"DELETE FROM job WHERE run = $1 AND stage = $2{(pendingOnly ? " AND state = 'pending'" : "")}", connection);
        JobStore.Add(command, run, stage);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Why a job of the run was given up; null while none was.</summary>
    public async Task<string?> ProblemAsync(Guid run, CancellationToken cancellation)
    {
        const string Sql = "SELECT stage, part, problem, attempts FROM job WHERE run = $1 AND state = 'failed' ORDER BY id LIMIT 1";
        await using var command = new NpgsqlCommand(Sql, connection);
        JobStore.Add(command, run);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{reader.GetString(0)}, part {reader.GetInt32(1)}, was given up after {reader.GetInt32(3)} attempts: {(reader.IsDBNull(2) ? "unknown" : reader.GetString(2))}")
            : null;
    }

    /// <summary>What the job that failed most often and is tried again failed at; null while there is none.</summary>
    public async Task<string?> TroubleAsync(Guid run, CancellationToken cancellation)
    {
        const string Sql =
            """
            SELECT stage, part, problem, attempts FROM job
            WHERE run = $1 AND state IN ('pending', 'leased') AND problem IS NOT NULL ORDER BY attempts DESC, id LIMIT 1
            """;
        await using var command = new NpgsqlCommand(Sql, connection);
        JobStore.Add(command, run);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{reader.GetString(0)}, part {reader.GetInt32(1)}, is tried again (attempts so far: {reader.GetInt32(3)}): {reader.GetString(2)}")
            : null;
    }

    /// <summary>A state's name in the database.</summary>
    public static string Name(RunState state) => state.ToString().ToLowerInvariant();

    private async Task<IReadOnlyList<RunRow>> QueryAsync(string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        JobStore.Add(command, values);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var runs = new List<RunRow>();
        while (await reader.ReadAsync(cancellation))
        {
            runs.Add(new RunRow(
                reader.GetGuid(0),
                reader.GetString(1),
                reader.GetString(2),
                reader.GetString(3),
                Enum.Parse<RunState>(reader.GetString(4), ignoreCase: true),
                reader.IsDBNull(5) ? null : reader.GetString(5),
                reader.IsDBNull(6) ? null : reader.GetString(6),
                reader.GetDateTime(7),
                reader.IsDBNull(8) ? null : reader.GetDateTime(8)));
        }

        return runs;
    }

    private static bool IsOfArea(PostgresException error) => error is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "run_area" };

    private static RunRefusedException OtherRun() => new("Another run of the same tables is under way: stop it first, or wait until it ends.");
}
