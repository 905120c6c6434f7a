using Npgsql;
using NpgsqlTypes;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Autotrain;
using Poker.Infrastructure.Batches;

namespace Poker.Infrastructure.History;

/// <summary>Notes how trainings get on: tables <c>training_curve</c> and <c>training_point</c>.</summary>
/// <remarks>
/// A training has at most <see cref="MostPoints"/> points: first one for every five seconds of training, and whenever there are too many every
/// other one goes, so that they lie evenly over all of its time. The last one is always there. Of trainings the last <see cref="MostCurves"/> are kept.
/// </remarks>
/// <param name="connection">An open connection.</param>
public sealed class CurveWriter(NpgsqlConnection connection)
{
    /// <summary>Points of a training at most.</summary>
    public const int MostPoints = 2_000;

    /// <summary>Trainings at most.</summary>
    public const int MostCurves = 200;

    private const int SecondsApart = 5;

    /// <summary>Points of a training at most: fewer in tests.</summary>
    internal int Most { get; init; } = MostPoints;

    /// <summary>What a blueprint's training is called for people.</summary>
    public static string TitleOf(BlueprintKey key) => $"{key.Abstraction.Deck} deck, {key.Betting}, {key.StackBigBlinds} big blinds";

    /// <summary>Notes how far a session in one process is.</summary>
    public Task NoteAsync(BlueprintRun run, TrainingSummary summary, CancellationToken cancellation) => NoteAsync(
        run.Id,
        TitleOf(run.Key),
        RegretUnits.MilliBlinds,
        new(default, summary.Iterations, summary.Nodes, summary.TrainedSeconds, summary.MeanPositiveRegret, summary.Iterations, summary.Touched),
        cancellation);

    /// <summary>Notes how far a shared run is; nothing before it has begun.</summary>
    public async Task NoteAsync(Guid run, BlueprintSpec spec, CancellationToken cancellation)
    {
        var ledger = new BatchLedger(connection, run);
        if (await ledger.ReadAsync(cancellation) is not { } progress)
        {
            return;
        }

        var figures = await ledger.FiguresAsync(cancellation);
        var since = figures is null ? 0 : await SinceAsync(run, figures.Epoch, cancellation);
        await NoteAsync(
            progress.Training,
            spec.Key is { } key ? TitleOf(key) : spec.Target,
            RegretUnits.Of(spec),
            new(
                default,
                progress.Iterations,
                progress.Nodes,
                progress.BeganSeconds + progress.Seconds,
                figures?.MeanPositiveRegret,
                figures is null ? null : progress.Iterations - since,
                figures?.Touched),
            cancellation);
    }

    /// <summary>Notes a point. What a training that was gone back in had come to before is forgotten: it was thrown away.</summary>
    /// <param name="training">Which.</param>
    /// <param name="title">What it trains, for people.</param>
    /// <param name="regretUnit">What its regret is in: one of <see cref="RegretUnits"/>.</param>
    /// <param name="point">The point; its time is the database's.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task NoteAsync(Guid training, string title, string regretUnit, TrainingPoint point, CancellationToken cancellation)
    {
        // The row's lock orders those who note the same training at once.
        const string Curve =
            """
            INSERT INTO training_curve (training, title, regret_unit) VALUES ($1, $2, $3)
            ON CONFLICT (training) DO UPDATE SET last_at = clock_timestamp(), title = $2, regret_unit = $3
            """;
        const string Forget = "DELETE FROM training_point WHERE training = $1 AND iterations > $2";
        const string Thin =
            """
            WITH full_curve AS (
                UPDATE training_curve SET spacing = least(spacing::bigint * 2, 1 << 30)
                WHERE training = $1 AND (SELECT count(*) FROM training_point WHERE training = $1) >= $2 RETURNING spacing)
            DELETE FROM training_point USING full_curve WHERE training = $1 AND number % spacing <> 0
            """;
        const string Insert =
            """
            INSERT INTO training_point (training, number, iterations, nodes, seconds, regret, regret_iterations, touched)
            SELECT training, $2 - $2 % spacing, $3, $4, $5, $6, $7, $8 FROM training_curve WHERE training = $1
            ON CONFLICT (training, number) DO UPDATE SET at = clock_timestamp(), iterations = $3, nodes = $4, seconds = $5, regret = $6,
                regret_iterations = $7, touched = $8
            """;
        const string Drop = "DELETE FROM training_curve WHERE training IN (SELECT training FROM training_curve ORDER BY last_at DESC OFFSET $1)";
        var number = (int)Math.Clamp(point.Seconds / SecondsApart, 0, int.MaxValue);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Command(Curve, training, title, regretUnit),
                Command(Forget, training, point.Iterations),
                Command(Thin, training, Most),
                Command(Insert, training, number, point.Iterations, point.Nodes, point.Seconds),
                Command(Drop, MostCurves),
            },
        };
        var insert = batch.BatchCommands[3].Parameters;
        insert.Add(new NpgsqlParameter { Value = (object?)point.Regret ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Double });
        insert.Add(new NpgsqlParameter { Value = (object?)point.RegretIterations ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
        insert.Add(new NpgsqlParameter { Value = (object?)point.Touched ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    private async Task<long> SinceAsync(Guid run, long epoch, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "SELECT coalesce(sum(iterations), 0)::bigint FROM blueprint_batch WHERE run = $1 AND epoch > $2", connection)
        {
            Parameters = { new() { Value = run }, new() { Value = epoch } },
        };
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
