using Npgsql;

namespace Poker.Infrastructure.History;

/// <summary>Reads how trainings got on.</summary>
/// <param name="dataSource">Where connections come from.</param>
public sealed class CurveStore(NpgsqlDataSource dataSource)
{
    /// <summary>The trainings whose points are kept, the one that went on last first.</summary>
    public async Task<IReadOnlyList<TrainingCurve>> ListAsync(int most, CancellationToken cancellation)
    {
        const string Sql =
            """
            SELECT curve.training, title, began_at, last_at, points.number, points.iterations, regret_unit,
                (SELECT run.id FROM run JOIN blueprint_progress ON blueprint_progress.run = run.id
                    WHERE blueprint_progress.training = curve.training AND run.state IN ('active', 'draining', 'paused') LIMIT 1)
            FROM (SELECT training, title, regret_unit, began_at, last_at FROM training_curve ORDER BY last_at DESC, training LIMIT $1) AS curve, LATERAL (
                SELECT count(*) AS number, coalesce(max(iterations), 0) AS iterations FROM training_point WHERE training_point.training = curve.training) AS points
            ORDER BY last_at DESC, curve.training
            """;
        await using var command = dataSource.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = most });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var curves = new List<TrainingCurve>();
        while (await reader.ReadAsync(cancellation))
        {
            curves.Add(new(
                reader.GetGuid(0),
                reader.GetString(1),
                reader.GetFieldValue<DateTimeOffset>(2),
                reader.GetFieldValue<DateTimeOffset>(3),
                reader.GetInt64(4),
                reader.GetInt64(5),
                reader.GetString(6),
                await reader.IsDBNullAsync(7, cancellation) ? null : reader.GetGuid(7)));
        }

        return curves;
    }

    /// <summary>The points of a training, the earliest first; null where none was ever noted.</summary>
    /// <param name="training">Which.</param>
    /// <param name="most">So many at most, evenly over all that are kept, the last one among them; at least 2.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<TrainingPoint>?> ReadAsync(Guid training, int most, CancellationToken cancellation)
    {
        const string Sql =
            """
            SELECT at, iterations, nodes, seconds, regret, regret_iterations, touched FROM training_point
            WHERE training = $1 ORDER BY number
            """;
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        await using var command = new NpgsqlCommand(Sql, connection) { Parameters = { new() { Value = training } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var points = new List<TrainingPoint>();
        while (await reader.ReadAsync(cancellation))
        {
            points.Add(new(
                reader.GetFieldValue<DateTimeOffset>(0),
                reader.GetInt64(1),
                reader.GetInt64(2),
                reader.GetDouble(3),
                await reader.IsDBNullAsync(4, cancellation) ? null : reader.GetDouble(4),
                await reader.IsDBNullAsync(5, cancellation) ? null : reader.GetInt64(5),
                await reader.IsDBNullAsync(6, cancellation) ? null : reader.GetInt64(6)));
        }

        return points.Count == 0 ? null : Thinning.Evenly(points, most);
    }
}
