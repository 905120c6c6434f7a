using Npgsql;
using NpgsqlTypes;
using Poker.Core.Histories;
using Poker.Infrastructure.Capture;

namespace Poker.Tests.Infrastructure.Capture;

/// <summary>Puts hands into the table <c>hand</c> as parsing does.</summary>
internal static class StoredHands
{
    /// <summary>A source with a session; its id.</summary>
    public static async Task<long> SessionAsync(NpgsqlDataSource dataSource)
    {
        const string Sql =
            """
            WITH source AS (INSERT INTO capture_source (name) VALUES ('test') RETURNING id)
            INSERT INTO capture_session (source, name) SELECT id, 'session' FROM source RETURNING id
            """;
        await using var command = dataSource.CreateCommand(Sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Stores a hand; its id.</summary>
    public static Task<long> AddAsync(NpgsqlDataSource dataSource, long session, int number, RecordedHand hand, bool isValidation = false) =>
        AddAsync(dataSource, session, number, HandRecord.Write(hand), isValidation, hand.Stacks.Length);

    /// <summary>Stores a hand of any record.</summary>
    public static async Task<long> AddAsync(NpgsqlDataSource dataSource, long session, int number, string record, bool isValidation, int players = 2)
    {
        const string Sql =
            """
            INSERT INTO hand (session, table_name, first_line, first_part, last_line, name, dialect, players, big_blind, leniencies, validation, played_at, record)
            VALUES ($1, '', $2, 0, $2, $2::text, 'plain', $3, 100, 0, $4, clock_timestamp(), $5) RETURNING id
            """;
        await using var command = dataSource.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = session });
        command.Parameters.Add(new() { Value = (long)number });
        command.Parameters.Add(new() { Value = (short)players });
        command.Parameters.Add(new() { Value = isValidation });
        command.Parameters.Add(new() { Value = record, NpgsqlDbType = NpgsqlDbType.Jsonb });
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
