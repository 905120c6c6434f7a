using Npgsql;

namespace Poker.Infrastructure.Capture;

/// <summary>The rows of hands that begin within a stretch of a table's lines.</summary>
internal static class Stretch
{
    /// <summary>Which they are, by the parameters $1 to $6 of <see cref="Command"/>.</summary>
    public const string Condition =
        "session = $1 AND table_name = $2 AND (first_line, first_part) >= ($3, $4::smallint) AND (first_line, first_part) < ($5, $6::smallint)";

    /// <summary>A command with the parameters set.</summary>
    public static NpgsqlCommand Command(string sql, NpgsqlConnection connection, long session, TableOutcome outcome) => new(sql, connection)
    {
        Parameters =
        {
            new() { Value = session },
            new() { Value = outcome.Table },
            new() { Value = LinePosition.Sequence(outcome.From) },
            new() { Value = LinePosition.Part(outcome.From) },
            new() { Value = LinePosition.Sequence(outcome.Before) },
            new() { Value = LinePosition.Part(outcome.Before) },
        },
    };
}
