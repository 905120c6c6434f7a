using Npgsql;
using Poker.Tests.Harness;

namespace Poker.Tests.EndToEnd.Capture;

/// <summary>What a database has of sessions and their lines.</summary>
internal sealed class CapturedLines(NpgsqlDataSource dataSource)
{
    /// <summary>The lines of each session in their order; sessions in the order in which they began. Fails where a sequence is left out.</summary>
    public async Task<List<List<string>>> ReadAsync()
    {
        await using var command = dataSource.CreateCommand("SELECT session, sequence, text FROM capture_line ORDER BY session, sequence");
        await using var reader = await command.ExecuteReaderAsync();
        var sessions = new SortedDictionary<long, List<string>>();
        while (await reader.ReadAsync())
        {
            var lines = sessions.TryGetValue(reader.GetInt64(0), out var known) ? known : sessions[reader.GetInt64(0)] = [];
            lines.Add(reader.GetString(2));
            Assert.Equal(lines.Count, reader.GetInt64(1));
        }

        return [.. sessions.Values];
    }

    /// <summary>Waits until so many lines are stored, whatever their session.</summary>
    public Task UntilAsync(int lines) => Poll.UntilAsync(async () => await CountAsync("SELECT count(*) FROM capture_line") >= lines, $"{lines} lines were stored", TimeSpan.FromSeconds(40));

    /// <summary>Waits until a count is as large.</summary>
    public Task UntilAsync(string sql, long count) => Poll.UntilAsync(async () => await CountAsync(sql) >= count, $"it was {count}: {sql}", TimeSpan.FromSeconds(40));

    /// <summary>What a query counts.</summary>
    public async Task<long> CountAsync(string sql)
    {
        await using var command = dataSource.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
