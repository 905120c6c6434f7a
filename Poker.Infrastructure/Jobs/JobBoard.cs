using System.Globalization;
using Npgsql;

namespace Poker.Infrastructure.Jobs;

/// <summary>What there is of jobs and workers, for planners and for people, on a connection that the caller chooses.</summary>
public static class JobBoard
{
    /// <summary>How many jobs of live runs wait, but for those of paused ones, and are at work, and how many the workers that are known completed so far.</summary>
    public static async Task<(long Queued, long Leased, long Completed)> CountAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        const string Sql =
            $"""
            SELECT (SELECT count(*) FROM job WHERE state = 'pending' AND run IN ({JobStore.WorkedAtRuns})),
                (SELECT count(*) FROM job WHERE state = 'leased' AND run IN ({JobStore.LiveRuns})),
                (SELECT coalesce(sum(jobs_done), 0)::bigint FROM worker)
            """;
        await using var command = new NpgsqlCommand(Sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
    }

    /// <summary>How many jobs of live runs wait, but for those of paused ones, and are at work, by kind; kinds without any are left out.</summary>
    public static async Task<IReadOnlyList<QueueDepth>> QueuesAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        // A part for each state, so that each walks that state's index: finished jobs may be many.
        const string Sql =
            $"""
            SELECT kind, sum(queued)::bigint, sum(leased)::bigint FROM (
                SELECT kind, count(*) AS queued, 0 AS leased FROM job WHERE state = 'pending' AND run IN ({JobStore.WorkedAtRuns}) GROUP BY kind
                UNION ALL SELECT kind, 0, count(*) FROM job WHERE state = 'leased' AND run IN ({JobStore.LiveRuns}) GROUP BY kind) AS queue
            GROUP BY kind ORDER BY kind
            """;
        await using var command = new NpgsqlCommand(Sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var queues = new List<QueueDepth>();
        while (await reader.ReadAsync(cancellation))
        {
            queues.Add(new(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2)));
        }

        return queues;
    }

    /// <summary>What each worker works at, for people, such as "turn/round/12, part 3 (40 %)".</summary>
    public static async Task<ILookup<Guid, string>> AtWorkAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        const string Sql = "SELECT worker, stage, part, progress FROM job WHERE state = 'leased' ORDER BY id";
        await using var command = new NpgsqlCommand(Sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var jobs = new List<(Guid Worker, string Job)>();
        while (await reader.ReadAsync(cancellation))
        {
            jobs.Add((
                reader.GetGuid(0),
                string.Create(CultureInfo.InvariantCulture, $"{reader.GetString(1)}, part {reader.GetInt32(2)} ({100 * reader.GetFloat(3):0} %)")));
        }

        return jobs.ToLookup(job => job.Worker, job => job.Job);
    }

    /// <summary>The jobs at work, those that were leased first first.</summary>
    public static async Task<IReadOnlyList<LeaseRow>> LeasesAsync(NpgsqlConnection connection, int most, CancellationToken cancellation)
    {
        const string Sql =
            """
            SELECT worker, run, kind, stage, part, progress, attempts, leased_at, leased_until FROM job
            WHERE state = 'leased' AND worker IS NOT NULL AND leased_at IS NOT NULL AND leased_until IS NOT NULL ORDER BY leased_at, id LIMIT $1
            """;
        await using var command = new NpgsqlCommand(Sql, connection);
        JobStore.Add(command, most);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var leases = new List<LeaseRow>();
        while (await reader.ReadAsync(cancellation))
        {
            leases.Add(new(
                reader.GetGuid(0),
                reader.GetGuid(1),
                reader.GetString(2),
                reader.GetString(3),
                reader.GetInt32(4),
                reader.GetFloat(5),
                reader.GetInt32(6),
                reader.GetFieldValue<DateTimeOffset>(7),
                reader.GetFieldValue<DateTimeOffset>(8)));
        }

        return leases;
    }

    /// <summary>Forgets workers that were not heard of for a day: they chose their ids for one process each.</summary>
    public static async Task ForgetWorkersAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("DELETE FROM worker WHERE seen_at < clock_timestamp() - interval '1 day'", connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The workers that were heard of within a while, by name.</summary>
    public static async Task<IReadOnlyList<WorkerRow>> WorkersAsync(NpgsqlConnection connection, TimeSpan within, CancellationToken cancellation)
    {
        const string Sql =
            """
            SELECT id, name, slots, version, kinds, clock_timestamp() - seen_at, leaving, jobs_done FROM worker
            WHERE seen_at > clock_timestamp() - $1 ORDER BY name, id
            """;
        await using var command = new NpgsqlCommand(Sql, connection);
        JobStore.Add(command, within);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var workers = new List<WorkerRow>();
        while (await reader.ReadAsync(cancellation))
        {
            workers.Add(new WorkerRow(
                reader.GetGuid(0),
                reader.GetString(1),
                reader.GetInt32(2),
                reader.GetString(3),
                reader.GetFieldValue<string[]>(4),
                reader.GetTimeSpan(5),
                reader.GetBoolean(6),
                reader.GetInt64(7)));
        }

        return workers;
    }
}
