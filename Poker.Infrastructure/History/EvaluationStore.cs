using Npgsql;
using NpgsqlTypes;
using Poker.Infrastructure.Postgres;

namespace Poker.Infrastructure.History;

/// <summary>What measuring blueprints gave: table <c>evaluation</c>.</summary>
/// <param name="dataSource">Where connections come from.</param>
public sealed class EvaluationStore(NpgsqlDataSource dataSource)
{
    private const int LongestOpponent = 200;

    /// <summary>Stores one.</summary>
    /// <exception cref="DatabaseException">The database cannot take it.</exception>
    public Task AddAsync(BlueprintEvaluation evaluation, CancellationToken cancellation) => DatabaseErrors.TranslatedAsync(async () =>
    {
        const string Sql =
            """
            INSERT INTO evaluation (kind, training, iterations, value, low, high, unit, hands, opponent, settings)
            VALUES ($1, $2, $3, $4, $4 - $5, $4 + $5, $6, $7, $8, $9)
            """;
        await using var command = dataSource.CreateCommand(Sql);
        var opponent = evaluation.Opponent;
        command.Parameters.Add(new() { Value = NameOf(evaluation.Kind) });
        command.Parameters.Add(new() { Value = evaluation.Training });
        command.Parameters.Add(new() { Value = evaluation.Iterations });
        command.Parameters.Add(new() { Value = evaluation.Value });
        command.Parameters.Add(new() { Value = (object?)evaluation.HalfWidth ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Double });
        command.Parameters.Add(new() { Value = evaluation.Unit });
        command.Parameters.Add(new() { Value = (object?)evaluation.Hands ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
        command.Parameters.Add(new() { Value = opponent.Length > LongestOpponent ? opponent[..LongestOpponent] : opponent });
        command.Parameters.Add(new() { Value = evaluation.Settings, NpgsqlDbType = NpgsqlDbType.Jsonb });
        await command.ExecuteNonQueryAsync(cancellation);
    });

    /// <summary>The last ones, the latest first.</summary>
    /// <param name="training">Of which training; null for all.</param>
    /// <param name="most">So many at most.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<StoredEvaluation>> ListAsync(Guid? training, int most, CancellationToken cancellation)
    {
        const string Sql =
            """
            SELECT id, at, kind, training, iterations, value, low, high, unit, hands, opponent, settings::text FROM evaluation
            WHERE $1 IS NULL OR training = $1 ORDER BY id DESC LIMIT $2
            """;
        await using var command = dataSource.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = (object?)training ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new() { Value = most });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var all = new List<StoredEvaluation>();
        while (await reader.ReadAsync(cancellation))
        {
            all.Add(new(
                reader.GetInt64(0),
                reader.GetFieldValue<DateTimeOffset>(1),
                reader.GetString(2),
                reader.GetGuid(3),
                reader.GetInt64(4),
                reader.GetDouble(5),
                reader.IsDBNull(6) ? null : reader.GetDouble(6),
                reader.IsDBNull(7) ? null : reader.GetDouble(7),
                reader.GetString(8),
                reader.IsDBNull(9) ? null : reader.GetInt64(9),
                reader.GetString(10),
                reader.GetString(11)));
        }

        return all;
    }

    private static string NameOf(EvaluationKind kind) => kind.ToString().ToLowerInvariant();
}
