using Npgsql;
using NpgsqlTypes;
using Poker.Infrastructure.Jobs;

namespace Poker.Infrastructure.Live;

/// <summary>The cycles of the live loop, on a connection that the caller chooses: a planner's holds the lock that makes it the only one.</summary>
/// <param name="connection">An open connection, in a transaction where several calls belong together.</param>
public sealed class LiveStore(NpgsqlConnection connection)
{
    private const string Columns =
        "id, run, began_at, ended_at, cause, through_hand, new_hands, parent, candidate, state, alpha, outcome";

    /// <summary>The cycle that goes on; null where none does.</summary>
    public async Task<CycleRow?> OpenAsync(CancellationToken cancellation) => (await QueryAsync("WHERE ended_at IS NULL", cancellation)).SingleOrDefault();

    /// <summary>The last cycles, the newest first.</summary>
    public Task<IReadOnlyList<CycleRow>> LastAsync(int most, CancellationToken cancellation) => QueryAsync("ORDER BY id DESC LIMIT $1", cancellation, most);

    /// <summary>A cycle; null where there is none.</summary>
    public async Task<CycleRow?> FindAsync(long id, CancellationToken cancellation) => (await QueryAsync("WHERE id = $1", cancellation, id)).SingleOrDefault();

    /// <summary>The last cycles whose candidate is tried, or was and has results that are still stored, the newest first.</summary>
    public Task<IReadOnlyList<CycleRow>> TriedAsync(int most, CancellationToken cancellation) => QueryAsync(
        "WHERE parent IS NOT NULL AND (state = 'trying' OR EXISTS (SELECT FROM trial_result WHERE canary = candidate AND production = parent)) ORDER BY id DESC LIMIT $1",
        cancellation,
        most);

    /// <summary>Hands that are learned from: up to which, and how many have come since, as far as is counted.</summary>
    /// <param name="most">Hands that are counted at most.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<(long LearnedThrough, long Newest, long Fresh)> HandsAsync(long most, CancellationToken cancellation)
    {
        const string Sql =
            """
            WITH learned AS (SELECT coalesce((SELECT through_hand FROM live_cycle ORDER BY id DESC LIMIT 1), 0) AS through),
            fresh AS (SELECT hand.id FROM hand, learned WHERE hand.id > learned.through ORDER BY hand.id LIMIT $1)
            SELECT learned.through, coalesce((SELECT max(id) FROM hand), 0), (SELECT count(*) FROM fresh) FROM learned
            """;
        await using var command = new NpgsqlCommand(Sql, connection);
        JobStore.Add(command, most);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
    }

    /// <summary>How many cycles have tested a candidate: the number of the next one's share of the error rate is one more.</summary>
    public async Task<long> TestedAsync(CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT count(*) FROM live_cycle WHERE candidate IS NOT NULL", connection);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Begins a cycle.</summary>
    /// <returns>Its number.</returns>
    public async Task<long> BeginAsync(
        Guid? run, string cause, long through, long hands, long? parent, double alpha, CancellationToken cancellation)
    {
        const string Sql =
            """
            INSERT INTO live_cycle (run, cause, through_hand, new_hands, parent, alpha) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id
            """;
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.Add(new() { Value = (object?)run ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        JobStore.Add(command, cause, through, hands);
        command.Parameters.Add(Nullable(parent));
        JobStore.Add(command, alpha);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Moves a cycle on; the states after <see cref="CycleState.Trying"/> end it.</summary>
    /// <param name="cycle">Which.</param>
    /// <param name="state">To where.</param>
    /// <param name="candidate">Its candidate, once there is one.</param>
    /// <param name="outcome">For people.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task MoveAsync(long cycle, CycleState state, long? candidate, string outcome, CancellationToken cancellation)
    {
        const string Sql =
            """
            UPDATE live_cycle SET state = $2, candidate = $3, outcome = $4, ended_at = CASE WHEN $5 THEN clock_timestamp() END WHERE id = $1
            """;
        await using var command = new NpgsqlCommand(Sql, connection);
        JobStore.Add(command, cycle, NameOf(state));
        command.Parameters.Add(Nullable(candidate));
        JobStore.Add(command, outcome, state > CycleState.Trying);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Makes a cycle that goes on one of another run.</summary>
    public async Task TakeOverAsync(long cycle, Guid run, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("UPDATE live_cycle SET run = $2 WHERE id = $1", connection);
        JobStore.Add(command, cycle, run);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Asks for a cycle now.</summary>
    /// <param name="who">Who asks.</param>
    /// <param name="candidate">A version to be validated as it is; null to train one.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task AskAsync(string who, long? candidate, CancellationToken cancellation)
    {
        const string Sql =
            $"""
            WITH asked AS (INSERT INTO live_request (who, candidate) VALUES ($1, $2) RETURNING id)
            SELECT pg_notify('{JobStore.Channel}', '') FROM asked
            """;
        await using var command = new NpgsqlCommand(Sql, connection);
        JobStore.Add(command, who);
        command.Parameters.Add(Nullable(candidate));
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The oldest wish, which is taken away; null where there is none.</summary>
    public async Task<LiveRequest?> TakeRequestAsync(CancellationToken cancellation)
    {
        const string Sql =
            """
            DELETE FROM live_request WHERE id = (SELECT id FROM live_request ORDER BY id LIMIT 1 FOR UPDATE) RETURNING id, who, candidate
            """;
        await using var command = new NpgsqlCommand(Sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new(reader.GetInt64(0), reader.GetString(1), await reader.IsDBNullAsync(2, cancellation) ? null : reader.GetInt64(2))
            : null;
    }

    /// <summary>Ends cycles whose run is over, but for trials, which need none; and deletes what trials that are over have shown.</summary>
    /// <param name="kept">Results of this time are kept.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task CleanUpAsync(TimeSpan kept, CancellationToken cancellation)
    {
        const string End =
            """
            UPDATE live_cycle SET state = 'nothing', outcome = 'its run has ended', ended_at = clock_timestamp()
            WHERE ended_at IS NULL AND state IN ('training', 'validating')
                AND NOT EXISTS (SELECT FROM run WHERE run.id = live_cycle.run AND run.state IN ('active', 'draining', 'paused'))
            """;
        const string Delete =
            """
            DELETE FROM trial_result WHERE at < clock_timestamp() - $1
                AND NOT EXISTS (SELECT FROM model WHERE model.version = trial_result.canary AND model.state = 'canary')
            """;
        await using (var end = new NpgsqlCommand(End, connection))
        {
            await end.ExecuteNonQueryAsync(cancellation);
        }

        await using var delete = new NpgsqlCommand(Delete, connection);
        JobStore.Add(delete, kept);
        await delete.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>How many wishes wait.</summary>
    public async Task<long> RequestsAsync(CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT count(*) FROM live_request", connection);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private async Task<IReadOnlyList<CycleRow>> QueryAsync(string which, CancellationToken cancellation, params object[] values)
    {
        await using var command = new NpgsqlCommand($"SELECT {Columns} FROM live_cycle {which}", connection);
        JobStore.Add(command, values);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var cycles = new List<CycleRow>();
        while (await reader.ReadAsync(cancellation))
        {
            cycles.Add(new(
                reader.GetInt64(0),
                await reader.IsDBNullAsync(1, cancellation) ? null : reader.GetGuid(1),
                reader.GetFieldValue<DateTimeOffset>(2),
                await reader.IsDBNullAsync(3, cancellation) ? null : reader.GetFieldValue<DateTimeOffset>(3),
                reader.GetString(4),
                reader.GetInt64(5),
                reader.GetInt64(6),
                await reader.IsDBNullAsync(7, cancellation) ? null : reader.GetInt64(7),
                await reader.IsDBNullAsync(8, cancellation) ? null : reader.GetInt64(8),
                Enum.Parse<CycleState>(reader.GetString(9), ignoreCase: true),
                reader.GetDouble(10),
                await reader.IsDBNullAsync(11, cancellation) ? null : reader.GetString(11)));
        }

        return cycles;
    }

    private static string NameOf(CycleState state) => state.ToString().ToLowerInvariant();

    private static NpgsqlParameter Nullable(long? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint };
}
