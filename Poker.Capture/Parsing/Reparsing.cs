using Npgsql;
using NpgsqlTypes;
using Poker.Core.Dialects;
using Poker.Infrastructure.Capture;

namespace Poker.Capture.Parsing;

/// <summary>Parses sessions anew from their raw lines, after a dialect was mended or named.</summary>
/// <param name="dataSource">Where connections come from.</param>
/// <param name="round">Parses.</param>
public sealed class Reparsing(NpgsqlDataSource dataSource, ParsingRound round)
{
    private const string NoLines = "its lines were never stored: import the file again under another --source";
    private const string Expired = "lines of it have expired, without which nothing can be parsed anew";

    /// <summary>Parses those sessions anew that all of the conditions hold of; each in a transaction of its own.</summary>
    /// <param name="source">The source's name; null for any.</param>
    /// <param name="session">The session's id; null for any.</param>
    /// <param name="cause">A cause for which it has hands in quarantine; null for any session.</param>
    /// <param name="cancellation">Ends it between two sessions.</param>
    public async IAsyncEnumerable<ReparsedSession> RunAsync(
        string? source,
        long? session,
        QuarantineCause? cause,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var (id, ofSource, name, hasLines) in await FindAsync(source, session, cause, cancellation))
        {
            var before = await SessionCounts.ReadAsync(dataSource, id, cancellation);
            var outcome = hasLines ? (await round.RunAnewAsync(id, cancellation)).Outcome : RoundOutcome.Held;
            var problem = !hasLines ? NoLines : outcome == RoundOutcome.Expired ? Expired : null;
            yield return new(id, ofSource, name, problem, before, await SessionCounts.ReadAsync(dataSource, id, cancellation));
        }
    }

    private async Task<List<(long Id, string Source, string Name, bool HasLines)>> FindAsync(
        string? source, long? session, QuarantineCause? cause, CancellationToken cancellation)
    {
        const string Sql =
            """
            SELECT session.id, source.name, session.name, session.largest > 0
            FROM capture_session AS session JOIN capture_source AS source ON source.id = session.source
            WHERE ($1 IS NULL OR source.name = $1) AND ($2 IS NULL OR session.id = $2)
                AND ($3 IS NULL OR EXISTS (SELECT FROM quarantine WHERE quarantine.session = session.id AND cause = $3))
            ORDER BY session.id
            """;
        await using var command = dataSource.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = (object?)source ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = (object?)session ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
        command.Parameters.Add(new() { Value = (object?)cause?.ToString() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<(long, string, string, bool)>();
        while (await reader.ReadAsync(cancellation))
        {
            found.Add((reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetBoolean(3)));
        }

        return found;
    }
}
