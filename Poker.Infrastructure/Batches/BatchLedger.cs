using Npgsql;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Postgres;

namespace Poker.Infrastructure.Batches;

/// <summary>Which batches of a run there are, and which count, on a connection that the caller chooses.</summary>
/// <param name="connection">An open connection, in a transaction where several calls belong together.</param>
/// <param name="run">The run.</param>
public sealed class BatchLedger(NpgsqlConnection connection, Guid run)
{
    /// <summary>The stage of the jobs that are batches; the part is the batch's number.</summary>
    public const string Stage = "batch";

    /// <summary>The counters; null before the run was begun.</summary>
    public async Task<RunProgress?> ReadAsync(CancellationToken cancellation)
    {
        const string Sql =
            """
            SELECT training, began_iterations, began_seconds,
                extract(epoch FROM coalesce(run.finished_at, run.paused_at, clock_timestamp()) - began_at - run.paused_for)::float8, epoch, iterations, nodes
            FROM blueprint_progress JOIN run ON run.id = blueprint_progress.run WHERE blueprint_progress.run = $1
            """;
        await using var command = Command(Sql, run);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new RunProgress(
                reader.GetGuid(0), reader.GetInt64(1), reader.GetDouble(2), reader.GetDouble(3), reader.GetInt64(4), reader.GetInt64(5), reader.GetInt64(6))
            : null;
    }

    /// <summary>Begins the counters, and leaves the tables of frames of earlier runs to be dropped.</summary>
    /// <remarks>Pauses do not count as time: those before the beginning are taken off its time, so that those after it are what a later look takes off more.</remarks>
    public async Task BeginAsync(Guid training, long iterations, long nodes, double seconds, CancellationToken cancellation)
    {
        const string Sql =
            """
            WITH dropped AS (UPDATE blueprint_batch SET frame_table = NULL WHERE run <> $1 AND frame_table IS NOT NULL),
                gone AS (DELETE FROM blueprint_base WHERE run <> $1)
            INSERT INTO blueprint_progress (run, training, began_at, began_iterations, began_nodes, began_seconds, iterations, nodes)
            VALUES ($1, $2, clock_timestamp() - (SELECT paused_for FROM run WHERE id = $1), $3, $5, $4, $3, $5) ON CONFLICT DO NOTHING
            """;
        await using var command = Command(Sql, run, training, iterations, seconds, nodes);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>
    /// The batches that wait or are at work, by number, and the epoch at that very moment: a batch is either among them or counted by it. Then the
    /// number and the first iteration of the next one.
    /// </summary>
    /// <param name="begun">The first iteration of a run without any batch.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<(long Epoch, IReadOnlyList<IssuedBatch> Issued, int NextBatch, long NextIteration)> IssuedAsync(
        long begun, CancellationToken cancellation)
    {
        // A base of a batch that waits will be of this epoch or a later one; of one whose worker has not said yet, no earlier than its issue.
        const string Waiting =
            $"""
            SELECT progress.epoch, issued.batch, job.state = 'leased', issued.iterations,
                CASE WHEN job.state = 'pending' THEN progress.epoch WHEN issued.token = job.token THEN issued.base_epoch ELSE issued.issued_epoch END
            FROM blueprint_progress AS progress
                LEFT JOIN (job JOIN blueprint_batch AS issued ON issued.run = job.run AND issued.batch = job.part)
                ON job.run = progress.run AND job.stage = '{Stage}' AND job.state IN ('pending', 'leased')
            WHERE progress.run = $1 ORDER BY issued.batch
            """;
        const string Next = "SELECT batch + 1, first_iteration + iterations FROM blueprint_batch WHERE run = $1 ORDER BY batch DESC LIMIT 1";
        var (epoch, issued) = (0L, new List<IssuedBatch>());
        await using (var command = Command(Waiting, run))
        {
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                epoch = reader.GetInt64(0);
                if (!reader.IsDBNull(1))
                {
                    issued.Add(new IssuedBatch(reader.GetInt32(1), reader.GetBoolean(2), reader.GetInt64(4), reader.GetInt64(3)));
                }
            }
        }

        await using var next = Command(Next, run);
        await using var last = await next.ExecuteReaderAsync(cancellation);
        return await last.ReadAsync(cancellation) ? (epoch, issued, last.GetInt32(0), last.GetInt64(1)) : (epoch, issued, 0, begun);
    }

    /// <summary>Notes a batch that is about to be issued as a job.</summary>
    public async Task IssueAsync(int batch, ClaimedBatch what, long epoch, CancellationToken cancellation)
    {
        const string Sql =
            """
            INSERT INTO blueprint_batch (run, batch, first_iteration, iterations, staleness, crowd, issued_epoch)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """;
        await using var command = Command(Sql, run, batch, what.FirstIteration, what.Iterations, what.Staleness, what.Crowd, epoch);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>
    /// Takes back the batches that nobody has begun, from the last one on, so that no iterations are left out: one that is being leased at
    /// this moment keeps those before it.
    /// </summary>
    public async Task WithdrawAsync(CancellationToken cancellation)
    {
        const string Sql =
            $"""
            WITH waiting AS (SELECT id, part FROM job WHERE run = $1 AND stage = '{Stage}' AND state = 'pending' FOR UPDATE SKIP LOCKED),
            gone AS (
                DELETE FROM job WHERE id IN (
                    SELECT id FROM waiting
                    WHERE part > (SELECT coalesce(max(part), -1) FROM job
                            WHERE run = $1 AND stage = '{Stage}' AND id NOT IN (SELECT id FROM waiting))
                        AND part > (SELECT coalesce(max(batch), -1) FROM blueprint_batch WHERE run = $1 AND epoch IS NOT NULL))
                RETURNING part)
            DELETE FROM blueprint_batch WHERE run = $1 AND batch IN (SELECT part FROM gone)
            """;
        await using var command = Command(Sql, run);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Deletes the jobs of batches that count, but for the last ones: the ledger knows them, and planning need not look through them.</summary>
    public async Task ForgetJobsAsync(int keep, CancellationToken cancellation)
    {
        const string Sql =
            $"""
            DELETE FROM job WHERE run = $1 AND stage = '{Stage}' AND state = 'done'
                AND part < (SELECT max(batch) FROM blueprint_batch WHERE run = $1) - $2
            """;
        await using var command = Command(Sql, run, keep);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Says from which base a lease works at a batch; null when the lease no longer holds.</summary>
    public async Task<ClaimedBatch?> ClaimAsync(int batch, Guid token, long baseEpoch, CancellationToken cancellation)
    {
        const string Sql =
            """
            UPDATE blueprint_batch SET token = $3, base_epoch = $4
            WHERE run = $1 AND batch = $2 AND epoch IS NULL AND EXISTS (SELECT FROM job WHERE token = $3 AND state = 'leased')
            RETURNING first_iteration, iterations, staleness, crowd
            """;
        await using var command = Command(Sql, run, batch, token, baseEpoch);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? new ClaimedBatch(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt32(2), reader.GetInt32(3)) : null;
    }

    /// <summary>
    /// Makes a batch count, in the transaction that wrote its frames and ends its lease: counters and ledger. The counters' row stays locked
    /// to its end, so that epochs follow each other and are seen in their order; hence last but for the lease's completion.
    /// </summary>
    /// <returns>Its epoch; null when too many others came to count since its base, or it counts already: the caller must roll back.</returns>
    public async Task<long?> CountAsync(
        int batch, Guid worker, long baseEpoch, long nodes, FrameSet frames, double seconds, CancellationToken cancellation)
    {
        const string Sql =
            $"""
            WITH counted AS (
                UPDATE blueprint_progress SET epoch = blueprint_progress.epoch + 1, nodes = blueprint_progress.nodes + $5,
                    iterations = blueprint_progress.iterations + batch.iterations
                FROM blueprint_batch AS batch
                WHERE blueprint_progress.run = $1 AND batch.run = $1 AND batch.batch = $2 AND batch.epoch IS NULL
                    AND blueprint_progress.epoch - $4 <= batch.staleness
                RETURNING blueprint_progress.epoch)
            UPDATE blueprint_batch SET epoch = counted.epoch, worker = $3, base_epoch = $4, nodes = $5, frame_table = $6, bytes = $7, frames = $8,
                checksum = $9, seconds = $10, counted_at = clock_timestamp()
            FROM counted WHERE run = $1 AND batch = $2
            RETURNING blueprint_batch.epoch, {StalledSession.EndColumn}
            """;
        await using var command = Command(
            Sql, run, batch, worker, baseEpoch, nodes, frames.Table, frames.Bytes, frames.Frames, (long)frames.Checksum, seconds);
        return (long?)await command.ExecuteScalarAsync(cancellation);
    }

    /// <summary>The batches that came to count after an epoch, in their order.</summary>
    public async Task<IReadOnlyList<CountedBatch>> AfterAsync(long epoch, CancellationToken cancellation)
    {
        const string Sql =
            """
            SELECT epoch, batch, first_iteration, iterations, frame_table, bytes, frames, checksum
            FROM blueprint_batch WHERE run = $1 AND epoch > $2 ORDER BY epoch
            """;
        await using var command = Command(Sql, run, epoch);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var batches = new List<CountedBatch>();
        while (await reader.ReadAsync(cancellation))
        {
            var delta = reader.IsDBNull(4) ? null : new FrameSet(reader.GetInt64(4), reader.GetInt64(5), reader.GetInt32(6), (uint)reader.GetInt64(7));
            batches.Add(new CountedBatch(reader.GetInt64(0), reader.GetInt32(1), reader.GetInt64(2), reader.GetInt64(3), delta));
        }

        return batches;
    }

    /// <summary>Iterations and decisions that a base of an epoch holds.</summary>
    public async Task<(long Iterations, long Nodes)> TotalsAsync(long epoch, CancellationToken cancellation)
    {
        const string Sql =
            """
            SELECT began_iterations + coalesce(sum(batch.iterations), 0)::bigint, began_nodes + coalesce(sum(batch.nodes), 0)::bigint
            FROM blueprint_progress LEFT JOIN blueprint_batch AS batch ON batch.run = blueprint_progress.run AND batch.epoch <= $2
            WHERE blueprint_progress.run = $1 GROUP BY began_iterations, began_nodes
            """;
        await using var command = Command(Sql, run, epoch);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    /// <summary>Notes what the base is like; an older look never replaces a newer one.</summary>
    public async Task NoteAsync(RunFigures figures, CancellationToken cancellation)
    {
        const string Sql =
            $"""
            INSERT INTO blueprint_figures (run, epoch, infosets, touched, mean_positive_regret) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (run) DO UPDATE SET epoch = $2, infosets = $3, touched = $4, mean_positive_regret = $5
            WHERE blueprint_figures.epoch < $2
            RETURNING {StalledSession.EndColumn}
            """;
        await using var command = Command(Sql, run, figures.Epoch, figures.InformationSets, figures.Touched, figures.MeanPositiveRegret);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The last look; null before the first.</summary>
    public async Task<RunFigures?> FiguresAsync(CancellationToken cancellation)
    {
        await using var command = Command("SELECT epoch, infosets, touched, mean_positive_regret FROM blueprint_figures WHERE run = $1", run);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new RunFigures(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetDouble(3))
            : null;
    }

    private NpgsqlCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlCommand(sql, connection);
        JobStore.Add(command, values);
        return command;
    }
}
