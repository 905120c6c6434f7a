using System.IO.Compression;
using Npgsql;
using NpgsqlTypes;
using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Infrastructure.Artefacts;

namespace Poker.Infrastructure.Postgres.Stores;

/// <summary>Finished streets in the database, one file of each, compressed and in chunks: tables <c>street_artefact</c> and <c>street_artefact_chunk</c>.</summary>
/// <remarks>About 25 MB for the whole abstraction of the full deck. Calls belong to the caller's transaction.</remarks>
public static class StreetArtefacts
{
    /// <summary>Bytes of a chunk, but for the last.</summary>
    internal const int ChunkBytes = 1 << 20;

    /// <summary>The streets that are there with that key.</summary>
    public static async Task<IReadOnlySet<Street>> StoredAsync(NpgsqlConnection connection, AbstractionKey key, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"SELECT {KeyRow.Columns}, street FROM street_artefact", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var streets = new HashSet<Street>();
        while (await reader.ReadAsync(cancellation))
        {
            if (KeyRow.Read(reader, 0) == key)
            {
                streets.Add((Street)reader.GetInt16(KeyRow.Count));
            }
        }

        return streets;
    }

    /// <summary>Stores a street, in the place of what there was of it.</summary>
    public static async Task WriteAsync(NpgsqlConnection connection, StreetArtefact artefact, CancellationToken cancellation)
    {
        const string Insert =
            $"""
            INSERT INTO street_artefact ({KeyRow.Columns}, street, fingerprint, bytes, chunks)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """;
        var bytes = Pack(artefact);
        var chunks = (bytes.Length + ChunkBytes - 1) / ChunkBytes;
        await DeleteAsync(connection, artefact.Street, cancellation);
        await using (var insert = new NpgsqlCommand(Insert, connection))
        {
            insert.Parameters.AddRange(KeyRow.Parameters(artefact.Key).ToArray());
            insert.Parameters.Add(new() { Value = (short)artefact.Street });
            insert.Parameters.Add(new() { Value = artefact.Fingerprint() });
            insert.Parameters.Add(new() { Value = (long)bytes.Length });
            insert.Parameters.Add(new() { Value = chunks });
            await insert.ExecuteNonQueryAsync(cancellation);
        }

        await using var copy = await connection.BeginBinaryImportAsync(
            "COPY street_artefact_chunk (street, number, bytes) FROM STDIN (FORMAT BINARY)", cancellation);
        for (var chunk = 0; chunk < chunks; chunk++)
        {
            var start = chunk * ChunkBytes;
            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync((short)artefact.Street, NpgsqlDbType.Smallint, cancellation);
            await copy.WriteAsync(chunk, NpgsqlDbType.Integer, cancellation);
            await copy.WriteAsync(bytes.AsMemory(start, Math.Min(ChunkBytes, bytes.Length - start)), NpgsqlDbType.Bytea, cancellation);
        }

        await copy.CompleteAsync(cancellation);
    }

    /// <summary>Reads a street with all its check sums; null when the database has none of that key.</summary>
    /// <exception cref="InvalidDataException">It is damaged; the message says how.</exception>
    public static async Task<StreetArtefact?> ReadAsync(NpgsqlConnection connection, AbstractionKey key, Street street, CancellationToken cancellation)
    {
        const string Sql =
            $"""
            SELECT {KeyRow.Columns}, artefact.bytes, chunk.number, chunk.bytes
            FROM street_artefact AS artefact JOIN street_artefact_chunk AS chunk USING (street)
            WHERE street = $1 ORDER BY chunk.number
            """;
        await using var command = new NpgsqlCommand(Sql, connection) { Parameters = { new() { Value = (short)street } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var packed = new MemoryStream();
        var (length, next) = (0L, 0);
        while (await reader.ReadAsync(cancellation))
        {
            if (KeyRow.Read(reader, 0) != key)
            {
                return null;
            }

            length = reader.GetInt64(KeyRow.Count);
            if (reader.GetInt32(KeyRow.Count + 1) != next++)
            {
                throw new InvalidDataException("A chunk is missing.");
            }

            packed.Write(reader.GetFieldValue<byte[]>(KeyRow.Count + 2));
        }

        if (next == 0)
        {
            return null;
        }

        return packed.Length == length ? Unpack(packed, key, street) : throw new InvalidDataException("It is cut short.");
    }

    /// <summary>Removes a street.</summary>
    public static async Task DeleteAsync(NpgsqlConnection connection, Street street, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("DELETE FROM street_artefact WHERE street = $1", connection)
        {
            Parameters = { new() { Value = (short)street } },
        };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static byte[] Pack(StreetArtefact artefact)
    {
        var packed = new MemoryStream();
        using (var compression = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            StreetFile.Write(compression, artefact);
        }

        return packed.ToArray();
    }

    private static StreetArtefact Unpack(MemoryStream packed, AbstractionKey key, Street street)
    {
        packed.Position = 0;
        try
        {
            using var decompression = new BrotliStream(packed, CompressionMode.Decompress);
            var artefact = StreetFile.Read(decompression);
            return artefact.Key == key && artefact.Street == street ? artefact : throw new InvalidDataException("It belongs to another key.");
        }
        catch (InvalidOperationException error)
        {
            // What the decoder says of bytes that it cannot decode.
            throw new InvalidDataException("It cannot be decompressed.", error);
        }
    }
}
