using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;
using Poker.Core.Dialects;
using Poker.Infrastructure.Postgres;

namespace Poker.Infrastructure.Capture;

/// <summary>The sources of lines and their keys. A key is shown once, when it is made: its SHA-256 alone is kept.</summary>
/// <param name="dataSource">Where connections come from.</param>
public sealed class SourceStore(NpgsqlDataSource dataSource)
{
    /// <summary>The longest name of a source, in characters.</summary>
    public const int LongestName = 64;

    private const string Columns = "id, name, dialect, key_hash IS NOT NULL AND revoked_at IS NULL, created_at, revoked_at";
    private const string DialectNow = $"nullif(coalesce($2, source.dialect), '{DialectCatalog.Detected}')";

    /// <summary>Whether a text can name a source: 1 to 64 characters without control characters, and no space at either end.</summary>
    public static bool IsName(string text) =>
        text.Length is > 0 and <= LongestName && text.Trim().Length == text.Length && !text.Any(char.IsControl)
        && LineText.Clean(text, LongestName) == text;

    /// <summary>Gives a source a key; makes the source if there is none of the name. One whose key was revoked gets a new one and keeps its lines.</summary>
    /// <param name="name">A name (<see cref="IsName"/>).</param>
    /// <param name="dialect">The dialect of its lines; null leaves what there is, and <see cref="DialectCatalog.Detected"/> has it detected from now on.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The key, which is not stored.</returns>
    /// <exception cref="DatabaseException">The source has a key, or the database cannot be used.</exception>
    public Task<string> AddKeyAsync(string name, string? dialect, CancellationToken cancellation) => DatabaseErrors.TranslatedAsync(async () =>
    {
        const string Sql =
            $"""
            INSERT INTO capture_source AS source (name, dialect, key_hash) VALUES ($1, nullif($2, '{DialectCatalog.Detected}'), $3)
            ON CONFLICT (name) DO UPDATE SET key_hash = $3, revoked_at = NULL, dialect = {DialectNow}
                WHERE source.key_hash IS NULL OR source.revoked_at IS NOT NULL
            RETURNING id
            """;
        Check(name);
        var key = SourceKey.New();
        await using var command = dataSource.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = name });
        command.Parameters.Add(new() { Value = (object?)dialect ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = SourceKey.Hash(key) });
        return await command.ExecuteScalarAsync(cancellation) is int
            ? key
            : throw new DatabaseException(
                $"The source '{name}' has a key, which is shown only when it is made.",
                $"Choose another name, or revoke that key first: poker capture keys revoke {name}.");
    });

    /// <summary>The source of a name; it is made, without a key, if there is none: its lines come from this machine only.</summary>
    /// <param name="name">A name (<see cref="IsName"/>).</param>
    /// <param name="dialect">The dialect of its lines; null leaves what there is, and <see cref="DialectCatalog.Detected"/> has it detected from now on.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="DatabaseException">The database cannot be used.</exception>
    public Task<CaptureSource> EnsureAsync(string name, string? dialect, CancellationToken cancellation) => DatabaseErrors.TranslatedAsync(async () =>
    {
        const string Sql =
            $"""
            INSERT INTO capture_source AS source (name, dialect) VALUES ($1, nullif($2, '{DialectCatalog.Detected}'))
            ON CONFLICT (name) DO UPDATE SET dialect = {DialectNow} RETURNING {Columns}
            """;
        Check(name);
        await using var command = dataSource.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = name });
        command.Parameters.Add(new() { Value = (object?)dialect ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        return (await ReadAsync(command, cancellation))[0];
    });

    /// <summary>The sources, by name.</summary>
    public Task<IReadOnlyList<CaptureSource>> ListAsync(CancellationToken cancellation) => DatabaseErrors.TranslatedAsync(async () =>
    {
        await using var command = dataSource.CreateCommand($"SELECT {Columns} FROM capture_source ORDER BY name");
        return await ReadAsync(command, cancellation);
    });

    /// <summary>The source of a name; null when there is none.</summary>
    public Task<CaptureSource?> FindAsync(string name, CancellationToken cancellation) => DatabaseErrors.TranslatedAsync(async () =>
    {
        await using var command = dataSource.CreateCommand($"SELECT {Columns} FROM capture_source WHERE name = $1");
        command.Parameters.Add(new() { Value = name });
        return (await ReadAsync(command, cancellation)) is [var source] ? source : null;
    });

    /// <summary>The source that a key may send lines for; null when the key is none, or was revoked.</summary>
    public Task<CaptureSource?> FindByKeyAsync(string key, CancellationToken cancellation) => DatabaseErrors.TranslatedAsync<CaptureSource?>(async () =>
    {
        if (!SourceKey.IsWellFormed(key))
        {
            return null;
        }

        // What the index's search tells by its time is of hashes, from which no key can be found.
        var hash = SourceKey.Hash(key);
        await using var command = dataSource.CreateCommand(
            $"SELECT {Columns}, key_hash FROM capture_source WHERE key_hash = $1 AND revoked_at IS NULL");
        command.Parameters.Add(new() { Value = hash });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) && CryptographicOperations.FixedTimeEquals(hash, reader.GetFieldValue<byte[]>(6))
            ? Row(reader)
            : null;
    });

    /// <summary>Revokes a source's key; its lines and hands stay.</summary>
    /// <returns>Whether it had one.</returns>
    public Task<bool> RevokeAsync(string name, CancellationToken cancellation) => DatabaseErrors.TranslatedAsync(async () =>
    {
        await using var command = dataSource.CreateCommand(
            "UPDATE capture_source SET revoked_at = clock_timestamp() WHERE name = $1 AND key_hash IS NOT NULL AND revoked_at IS NULL");
        command.Parameters.Add(new() { Value = name });
        return await command.ExecuteNonQueryAsync(cancellation) > 0;
    });

    private static void Check(string name)
    {
        if (!IsName(name))
        {
            throw new ArgumentException(
                $"A source's name has 1 to {LongestName} characters, none of them a control character and no space at either end.", nameof(name));
        }
    }

    private static async Task<IReadOnlyList<CaptureSource>> ReadAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var sources = new List<CaptureSource>();
        while (await reader.ReadAsync(cancellation))
        {
            sources.Add(Row(reader));
        }

        return sources;
    }

    private static CaptureSource Row(NpgsqlDataReader row) => new(
        row.GetInt32(0),
        row.GetString(1),
        row.IsDBNull(2) ? null : row.GetString(2),
        row.GetBoolean(3),
        row.GetFieldValue<DateTimeOffset>(4),
        row.IsDBNull(5) ? null : row.GetFieldValue<DateTimeOffset>(5));
}
