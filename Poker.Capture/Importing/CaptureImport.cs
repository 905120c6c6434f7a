using Npgsql;
using Poker.Capture.Parsing;
using Poker.Infrastructure.Capture;

namespace Poker.Capture.Importing;

/// <summary>Brings files into the database: a session a file, named for what it holds, so that the same file adds nothing the second time.</summary>
/// <remarks>
/// A file is read to its end before anything of it is stored. Interrupted, the import goes on where it was when the file is imported again:
/// its lines have the same numbers.
/// </remarks>
public sealed class CaptureImport(
    NpgsqlDataSource dataSource, SourceStore sources, LineStore lines, ParsingRound parsing, HandStore hands, HandPseudonyms pseudonyms)
{
    private const int BatchLines = 5_000;

    /// <summary>Imports a file, and parses it to its end.</summary>
    /// <param name="file">The file.</param>
    /// <param name="source">The source that its lines are to be of; null: import, import-pokernow or import-phh, by its format.</param>
    /// <param name="dialect">The dialect of the source's lines; null leaves what there is, or has it detected.</param>
    /// <param name="progress">Told how many lines are stored, and of how many.</param>
    /// <param name="cancellation">Ends it; what is stored stays.</param>
    /// <exception cref="ImportException">It is not what it should be; nothing was stored.</exception>
    public async Task<ImportResult> RunAsync(
        ImportFile file, string? source, string? dialect, Action<long, long> progress, CancellationToken cancellation)
    {
        var name = source ?? (file.Format switch
        {
            ImportFormat.PokerNow => "import-pokernow",
            ImportFormat.Phh => "import-phh",
            _ => "import",
        });
        return file.Format == ImportFormat.Phh
            ? await ImportHandsAsync(file, name, cancellation)
            : await ImportLinesAsync(file, name, dialect ?? (file.Format == ImportFormat.PokerNow && source is null ? "pokernow" : null), progress, cancellation);
    }

    private async Task<ImportResult> ImportLinesAsync(
        ImportFile file, string source, string? dialect, Action<long, long> progress, CancellationToken cancellation)
    {
        var count = 0L;
        foreach (var line in ImportLines.Of(file))
        {
            cancellation.ThrowIfCancellationRequested();
            count = line.Sequence;
        }

        if (count == 0)
        {
            throw new ImportException($"'{file.Path}' has no lines.");
        }

        var id = (await sources.EnsureAsync(source, dialect, cancellation)).Id;
        var (name, isComplete) = await SessionAsync(id, file, cancellation);
        var (session, stored) = (0L, 0L);
        foreach (var chunk in ImportLines.Of(file).Chunk(BatchLines))
        {
            var receipt = await lines.StoreAsync(new(id, name, chunk, IsLast: chunk[^1].Sequence == count), cancellation);
            (session, stored) = (receipt.Session, stored + receipt.Stored);
            progress(chunk[^1].Sequence, count);
            if (isComplete && receipt.Stored == 0)
            {
                break;
            }
        }

        await parsing.FinishAsync(session, null, cancellation);
        return await ResultAsync(file, source, session, stored == 0, count, cancellation);
    }

    private async Task<ImportResult> ImportHandsAsync(ImportFile file, string source, CancellationToken cancellation)
    {
        var parsed = PhhHands.Of(file.Path, File.GetLastWriteTimeUtc(file.Path));
        var id = (await sources.EnsureAsync(source, null, cancellation)).Id;
        var (name, _) = await SessionAsync(id, file, cancellation);
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var session = await BeginAsync(connection, id, name, cancellation);
        if (session is { } fresh)
        {
            var outcome = new HandRows(source, name, pseudonyms).Of("", 0, long.MaxValue, replaces: false, parsed);
            await hands.ReplaceAsync(connection, fresh, outcome, cancellation);
            await QuarantineStore.ReplaceAsync(connection, fresh, outcome, cancellation);
            await transaction.CommitAsync(cancellation);
        }

        var known = session ?? await IdAsync(id, name, cancellation);
        return await ResultAsync(file, source, known, session is null, parsed.Count, cancellation);
    }

    // The session that holds the same already, whatever its file is called; else a name for a new one.
    private async Task<(string Name, bool IsComplete)> SessionAsync(int source, ImportFile file, CancellationToken cancellation)
    {
        var hash = file.Hash();
        const string Sql = "SELECT name, ended_at IS NOT NULL FROM capture_session WHERE source = $1 AND starts_with(name, $2) ORDER BY id LIMIT 1";
        await using var command = dataSource.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = source });
        command.Parameters.Add(new() { Value = hash });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? (reader.GetString(0), reader.GetBoolean(1))
            : (LineText.Clean($"{hash} {Path.GetFileName(file.Path)}", LineBatch.LongestSession), false);
    }

    // A session without lines, parsed to its end; null where there is one of the name.
    private static async Task<long?> BeginAsync(NpgsqlConnection connection, int source, string name, CancellationToken cancellation)
    {
        const string Sql =
            """
            WITH fresh AS (
                INSERT INTO capture_session (source, name, ended_at, waits) VALUES ($1, $2, clock_timestamp(), FALSE) ON CONFLICT DO NOTHING RETURNING id, revision),
            parsed AS (
                INSERT INTO capture_parse (session, revision, parsed_through, tables, is_closed) SELECT id, revision, 0, '{}', TRUE FROM fresh)
            SELECT id FROM fresh
            """;
        await using var command = new NpgsqlCommand(Sql, connection) { Parameters = { new() { Value = source }, new() { Value = name } } };
        return (long?)await command.ExecuteScalarAsync(cancellation);
    }

    private async Task<long> IdAsync(int source, string name, CancellationToken cancellation)
    {
        await using var command = dataSource.CreateCommand("SELECT id FROM capture_session WHERE source = $1 AND name = $2");
        command.Parameters.Add(new() { Value = source });
        command.Parameters.Add(new() { Value = name });
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private async Task<ImportResult> ResultAsync(
        ImportFile file, string source, long session, bool isRepeated, long lineCount, CancellationToken cancellation)
    {
        var counts = await SessionCounts.ReadAsync(dataSource, session, cancellation);
        return new(file.Path, file.Format, source, session, isRepeated, lineCount, counts.Accepted, counts.Quarantined);
    }
}
