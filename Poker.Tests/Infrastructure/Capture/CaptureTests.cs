using Npgsql;
using Poker.Infrastructure.Capture;
using Poker.Tests.Harness;

namespace Poker.Tests.Infrastructure.Capture;

/// <summary>Tests of stores of capture, with a source.</summary>
public abstract class CaptureTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    /// <summary>A session's name.</summary>
    protected const string Session = "page-1";

    /// <summary>The store of lines.</summary>
    protected LineStore Lines => new(DataSource);

    /// <summary>The store of sources.</summary>
    protected SourceStore Sources => new(DataSource);

    /// <summary>A source's id; it is made where there is none.</summary>
    protected async Task<int> SourceAsync(string name = "tests") => (await Sources.EnsureAsync(name, null, CancellationToken.None)).Id;

    /// <summary>Stores a batch of plain lines.</summary>
    protected async Task<LineReceipt> StoreAsync(int source, params (long Sequence, string Text)[] lines) =>
        await Lines.StoreAsync(new LineBatch(source, Session, [.. lines.Select(line => new CapturedLine(line.Sequence, line.Text))]), CancellationToken.None);

    /// <summary>A session's row: through, largest, expired, conflicts, revision, whether it has ended.</summary>
    protected async Task<(long Through, long Largest, long Expired, long Conflicts, int Revision, bool HasEnded)> SessionAsync(long session)
    {
        await using var command = DataSource.CreateCommand(
            "SELECT through, largest, expired_through, conflicts, revision, ended_at IS NOT NULL FROM capture_session WHERE id = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = session });
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        return (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt32(4), reader.GetBoolean(5));
    }

    /// <summary>A session's lines as they are read for parsing.</summary>
    protected async Task<List<StoredLine>> ReadLinesAsync(long session, long after, int most)
    {
        var through = (await SessionAsync(session)).Through;
        await using var connection = await DataSource.OpenConnectionAsync();
        return await ParseLines.ReadAsync(connection, session, after, through, most, CancellationToken.None);
    }

    /// <summary>A session's rows, those behind a hole too.</summary>
    protected async Task<SortedDictionary<long, (string Text, string? Table)>> RowsAsync(long session)
    {
        await using var command = DataSource.CreateCommand("SELECT sequence, text, table_name FROM capture_line WHERE session = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = session });
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new SortedDictionary<long, (string, string?)>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetInt64(0), (reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2)));
        }

        return rows;
    }
}
