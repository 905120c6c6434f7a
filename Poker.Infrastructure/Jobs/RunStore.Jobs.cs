using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace Poker.Infrastructure.Jobs;

/// <content>The jobs of a run's stages.</content>
public sealed partial class RunStore
{
    /// <summary>Jobs that were given to <see cref="AddJobsAsync"/> so far.</summary>
    public long JobsAdded { get; private set; }

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
}
