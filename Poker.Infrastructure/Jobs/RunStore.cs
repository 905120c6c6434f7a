using Npgsql;
using NpgsqlTypes;
using Poker.Infrastructure.Postgres;

namespace Poker.Infrastructure.Jobs;

/// <summary>Runs and the planning of their jobs, on a connection that the caller chooses: a planner's holds the lock that makes it the only one.</summary>
/// <param name="connection">An open connection, in a transaction where several calls belong together.</param>
/// <param name="beginTrace">Asked when jobs are added: the W3C trace context that they go on from, or null; null for none.</param>
public sealed partial class RunStore(NpgsqlConnection connection, Func<string?>? beginTrace = null)
{
    private const string Columns = "id, kind, area, spec, state, problem, trace, created_at, finished_at";

    // A paused run is live: it has its area, and what is at work ends. Nobody works at it otherwise.
    private const string WorkedAt = "('active', 'draining')", Live = "('active', 'draining', 'paused')";

    private const string NoLongerPaused =
        "paused_at = NULL, paused_for = paused_for + coalesce(clock_timestamp() - paused_at, interval '0')";

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

    /// <summary>A live run, kept from being moved on by others until the transaction ends; null when there is none, or no longer, or it is paused.</summary>
    public async Task<RunRow?> LockWorkedAtAsync(Guid id, CancellationToken cancellation) =>
        (await QueryAsync($"SELECT {Columns} FROM run WHERE id = $1 AND state IN {WorkedAt} FOR NO KEY UPDATE", cancellation, id)) is [var run]
            ? run
            : null;

    /// <summary>The live runs, those that are paused too, the oldest first.</summary>
    public Task<IReadOnlyList<RunRow>> LiveAsync(CancellationToken cancellation) =>
        QueryAsync($"SELECT {Columns} FROM run WHERE state IN {Live} ORDER BY created_at, id", cancellation);

    /// <summary>The last runs, the newest first.</summary>
    public Task<IReadOnlyList<RunRow>> LastAsync(int most, CancellationToken cancellation) =>
        QueryAsync($"SELECT {Columns} FROM run ORDER BY created_at DESC, id LIMIT $1", cancellation, most);

    /// <summary>The last runs that have ended, the latest first.</summary>
    public Task<IReadOnlyList<RunRow>> LastEndedAsync(int most, CancellationToken cancellation) =>
        QueryAsync(
            $"SELECT {Columns} FROM run WHERE state NOT IN {Live} ORDER BY finished_at DESC, id LIMIT $1", cancellation, most);

    /// <summary>Moves a live run on, and one that is paused out of its pause; one that has ended stays as it is.</summary>
    /// <param name="id">The run.</param>
    /// <param name="state">Not <see cref="RunState.Paused"/>: <see cref="PauseAsync"/> does that.</param>
    /// <param name="problem">Why it failed, or null.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Whether it was live.</returns>
    public async Task<bool> MoveAsync(Guid id, RunState state, string? problem, CancellationToken cancellation)
    {
        const string Sql =
            $"""
            WITH moved AS (
                UPDATE run SET state = $2, problem = $3, finished_at = CASE WHEN $2 IN {WorkedAt} THEN NULL ELSE clock_timestamp() END, {NoLongerPaused}
                WHERE id = $1 AND state IN {Live} RETURNING id)
            SELECT pg_notify('{JobStore.Channel}', id::text), pg_notify('{JobStore.WorkChannel}', '') FROM moved
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
