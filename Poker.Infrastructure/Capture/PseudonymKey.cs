using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Security;

namespace Poker.Infrastructure.Capture;

/// <summary>The key of <see cref="HandPseudonyms"/>: configured, or a file of the data folder that only its owner reads.</summary>
public static class PseudonymKey
{
    /// <summary>The configuration's key for it.</summary>
    public const string ConfigurationKey = "Poker:Capture:PseudonymKey";

    /// <summary>The file's name in the data folder.</summary>
    public const string FileName = "capture.key";

    private const int Bytes = 32, ShortestText = 32, LongestText = 1024;

    /// <summary>Pseudonyms by the configured key, or else by the data folder's, which is made the first time: one key, however many start at once.</summary>
    /// <param name="configured">What <see cref="ConfigurationKey"/> says: 32 characters or more; null or empty for nothing.</param>
    /// <param name="dataFolder">The data folder.</param>
    /// <exception cref="IOException">The key is too short, or others can read the file; the message says what to do.</exception>
    public static HandPseudonyms Load(string? configured, string dataFolder)
    {
        if (configured is { Length: > 0 })
        {
            return Of(configured, ConfigurationKey);
        }

        var path = Path.Combine(dataFolder, FileName);
        return Of(PrivateFile.ReadOrMake(path, () => Encoding.ASCII.GetBytes(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes)) + "\n")), path);
    }

    /// <summary>Refuses a key that is not the one by which the database's pseudonyms were made; the first one is noted as that.</summary>
    /// <exception cref="DatabaseException">It is another one.</exception>
    public static Task RequireSameAsync(NpgsqlDataSource dataSource, HandPseudonyms pseudonyms, CancellationToken cancellation) =>
        DatabaseErrors.TranslatedAsync(async () =>
        {
            var fingerprint = pseudonyms.Fingerprint.ToArray();
            await using var note = dataSource.CreateCommand("INSERT INTO capture_key (fingerprint) VALUES ($1) ON CONFLICT DO NOTHING");
            note.Parameters.Add(new() { Value = fingerprint });
            await note.ExecuteNonQueryAsync(cancellation);
            await using var read = dataSource.CreateCommand("SELECT fingerprint FROM capture_key");
            if (await read.ExecuteScalarAsync(cancellation) is not byte[] stored || !stored.AsSpan().SequenceEqual(fingerprint))
            {
                throw new DatabaseException(
                    "The players of this database have pseudonyms by another key.",
                    $"Set {ConfigurationKey} to that key, or bring the file {FileName} of the data folder in which it was made; "
                    + "where both are lost, DELETE FROM capture_key accepts this one, and players get other pseudonyms from now on.");
            }
        });

    // The text itself is never repeated.
    private static HandPseudonyms Of(string text, string place)
    {
        var key = text.Trim();
        return key.Length is >= ShortestText and <= LongestText
            ? new HandPseudonyms(Encoding.UTF8.GetBytes(key))
            : throw new IOException($"{place} holds no key: that is {ShortestText} to {LongestText} characters that nobody can guess.");
    }
}
