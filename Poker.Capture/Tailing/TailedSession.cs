using Npgsql;
using Poker.Infrastructure.Capture;

namespace Poker.Capture.Tailing;

/// <summary>What is stored of a file: the newest session of a source whose name begins as the file's do.</summary>
/// <param name="Name">What the session is called.</param>
/// <param name="Through">How many lines of the file are stored.</param>
/// <param name="Lines">The last few of them that have not expired, in order.</param>
internal sealed record TailedSession(string Name, long Through, IReadOnlyList<string> Lines)
{
    private const int LinesCompared = 20;

    /// <summary>Finds it; null where nothing of the file is stored.</summary>
    /// <param name="dataSource">Where connections come from.</param>
    /// <param name="source">The source's id.</param>
    /// <param name="name">How the names of the file's sessions begin: alone for the first, with # and a number for later ones.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<TailedSession?> FindAsync(NpgsqlDataSource dataSource, int source, string name, CancellationToken cancellation)
    {
        const string Sql =
            """
            WITH newest AS (
                SELECT id, name, through FROM capture_session WHERE source = $1 AND (name = $2 OR starts_with(name, $2 || '#')) ORDER BY id DESC LIMIT 1)
            SELECT newest.name, newest.through,
                ARRAY(SELECT text FROM capture_line WHERE session = newest.id AND sequence > newest.through - $3 AND sequence <= newest.through ORDER BY sequence)
            FROM newest
            """;
        await using var command = dataSource.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = source });
        command.Parameters.Add(new() { Value = name });
        command.Parameters.Add(new() { Value = (long)LinesCompared });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? new(reader.GetString(0), reader.GetInt64(1), reader.GetFieldValue<string[]>(2)) : null;
    }

    /// <summary>Finds the newest session of a source's files, if its file was not read to its end; null otherwise.</summary>
    /// <param name="dataSource">Where connections come from.</param>
    /// <param name="source">The source's id.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<TailedSession?> FindUnfinishedAsync(NpgsqlDataSource dataSource, int source, CancellationToken cancellation)
    {
        const string Sql =
            """
            SELECT name, ended_at IS NOT NULL FROM capture_session
            WHERE source = $1 AND name ~ '^[0-9a-f.-]+:[0-9a-f]{16}(#[0-9]+)?$' ORDER BY id DESC LIMIT 1
            """;
        await using var command = dataSource.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = source });
        string name;
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
        {
            if (!await reader.ReadAsync(cancellation) || reader.GetBoolean(1))
            {
                return null;
            }

            name = reader.GetString(0);
        }

        return await FindAsync(dataSource, source, name, cancellation);
    }

    /// <summary>Whether it is one of a file.</summary>
    /// <param name="identity">The file's identity.</param>
    public bool IsOf(string identity) => Name.StartsWith(identity + ":", StringComparison.Ordinal);

    /// <summary>Where the file goes on behind what is stored of it; null where what is stored is not of this file.</summary>
    /// <param name="file">The file, from its beginning.</param>
    /// <returns>The offset in bytes.</returns>
    public long? OffsetIn(Stream file)
    {
        var expected = Lines.Count;
        if (OffsetBehind(file, Through - expected) is not { } offset)
        {
            return null;
        }

        file.Position = offset;
        var splitter = new LineSplitter();
        var lines = new List<string>();
        var block = new byte[1];
        var buffered = new BufferedStream(file);
        while (lines.Count < expected && buffered.Read(block) > 0)
        {
            splitter.Take(block, lines);
            offset++;
        }

        var same = lines.Select(line => LineText.Clean(line.TrimStart('\uFEFF'), LineText.Longest)).SequenceEqual(Lines.Select(line => line.TrimStart('\uFEFF')));
        return same ? offset : null;
    }

    private static long? OffsetBehind(Stream file, long lines)
    {
        file.Position = 0;
        var block = new byte[64 << 10];
        var offset = 0L;
        for (int read; lines > 0 && (read = file.Read(block)) > 0;)
        {
            var rest = block.AsSpan(0, read);
            for (var end = rest.IndexOf((byte)'\n'); end >= 0 && lines > 0; end = rest.IndexOf((byte)'\n'))
            {
                offset += end + 1;
                lines--;
                rest = rest[(end + 1)..];
            }

            offset += lines > 0 ? rest.Length : 0;
        }

        return lines == 0 ? offset : null;
    }
}
