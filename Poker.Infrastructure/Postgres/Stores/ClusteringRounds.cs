using Npgsql;
using Poker.Core.Cards;

namespace Poker.Infrastructure.Postgres.Stores;

/// <summary>The rounds of the streets that a run clusters: table <c>clustering_round</c>. What its bytes are is their writers' business.</summary>
/// <param name="connection">The caller's, and its transaction.</param>
public sealed class ClusteringRounds(NpgsqlConnection connection)
{
    /// <summary>Adds a round, once; the sums of the one before go.</summary>
    public async Task AddAsync(Guid run, Street street, ClusteringRound round, CancellationToken cancellation)
    {
        const string Sql =
            """
            WITH earlier AS (UPDATE clustering_round SET sums = NULL WHERE run = $1 AND street = $2 AND sums IS NOT NULL)
            INSERT INTO clustering_round (run, street, round, inertia, moved, distances, ended, state, sums, moves)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """;
        await using var command = new NpgsqlCommand(Sql, connection)
        {
            Parameters =
            {
                new() { Value = run },
                new() { Value = (short)street },
                new() { Value = round.Number },
                new() { Value = round.Inertia },
                new() { Value = round.Moved },
                new() { Value = round.Distances },
                new() { Value = round.Ended },
                new() { Value = round.State },
                new() { Value = (object?)round.Sums ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bytea },
                new() { Value = round.Moves },
            },
        };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The last round of a street; null when there is none.</summary>
    /// <param name="run">The run.</param>
    /// <param name="street">The street.</param>
    /// <param name="whole">Whether state, sums and moves are wanted too; they are empty otherwise.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<ClusteringRound?> LastAsync(Guid run, Street street, bool whole, CancellationToken cancellation)
    {
        var columns = whole ? "state, sums, moves" : "''::bytea, NULL::bytea, ''::bytea";
        await using var command = new NpgsqlCommand(
            $"SELECT round, inertia, moved, distances, ended, {columns} FROM clustering_round WHERE run = $1 AND street = $2 ORDER BY round DESC LIMIT 1",
            connection)
        {
            Parameters = { new() { Value = run }, new() { Value = (short)street } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new ClusteringRound(
                reader.GetInt32(0),
                reader.GetInt64(1),
                reader.GetInt64(2),
                reader.GetInt64(3),
                reader.GetBoolean(4),
                reader.GetFieldValue<byte[]>(5),
                await reader.IsDBNullAsync(6, cancellation) ? null : reader.GetFieldValue<byte[]>(6),
                reader.GetFieldValue<byte[]>(7))
            : null;
    }

    /// <summary>The figures of all rounds of a run, street by street, in their order.</summary>
    public async Task<IReadOnlyList<RoundFigures>> FiguresAsync(Guid run, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "SELECT street, round, inertia, moved, finished_at FROM clustering_round WHERE run = $1 ORDER BY street, round", connection)
        {
            Parameters = { new() { Value = run } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rounds = new List<RoundFigures>();
        while (await reader.ReadAsync(cancellation))
        {
            rounds.Add(new(
                (Street)reader.GetInt16(0), reader.GetInt32(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetFieldValue<DateTimeOffset>(4)));
        }

        return rounds;
    }

    /// <summary>The run that clustered last, and has rounds; null when there is none.</summary>
    public async Task<Guid?> LastRunAsync(CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "SELECT id FROM run WHERE EXISTS (SELECT FROM clustering_round WHERE clustering_round.run = run.id) ORDER BY created_at DESC, id LIMIT 1", connection);
        return (Guid?)await command.ExecuteScalarAsync(cancellation);
    }

    /// <summary>What moved in the rounds behind one, up to another, in their order.</summary>
    public async Task<IReadOnlyList<(int Round, byte[] Moves)>> MovesAsync(
        Guid run, Street street, int behind, int upTo, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "SELECT round, moves FROM clustering_round WHERE run = $1 AND street = $2 AND round > $3 AND round <= $4 ORDER BY round", connection)
        {
            Parameters = { new() { Value = run }, new() { Value = (short)street }, new() { Value = behind }, new() { Value = upTo } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var moves = new List<(int, byte[])>();
        while (await reader.ReadAsync(cancellation))
        {
            moves.Add((reader.GetInt32(0), reader.GetFieldValue<byte[]>(1)));
        }

        return moves;
    }
}
