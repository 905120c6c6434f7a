using System.Security.Cryptography;
using System.Text;

namespace Poker.Coordinator.Security;

/// <summary>The token that calls must carry: the key <c>Poker:Token</c>, or the first line of the file that <c>Poker:TokenFile</c> names.</summary>
public sealed class SharedToken
{
    /// <summary>The key of the token.</summary>
    public const string Key = "Poker:Token";

    /// <summary>The key of the token's file.</summary>
    public const string FileKey = "Poker:TokenFile";

    private const int Shortest = 16;
    private const string Scheme = "Bearer ";

    // Only the hash is kept: hashes are of one length, and what is compared in constant time is not the secret.
    private readonly byte[]? _hash;

    private SharedToken(byte[]? hash) => _hash = hash;

    /// <summary>Whether there is one.</summary>
    public bool IsSet => _hash is not null;

    /// <summary>Reads it.</summary>
    /// <exception cref="InvalidOperationException">It is too short, or its file cannot be read; the message names the key.</exception>
    public static SharedToken From(IConfiguration configuration)
    {
        var token = configuration[Key] is { Length: > 0 } told ? told.Trim()
            : configuration[FileKey] is { Length: > 0 } file ? Read(file)
            : null;
        return token is { Length: < Shortest }
            ? throw new InvalidOperationException($"{Key} (or the file of {FileKey}) has fewer than {Shortest} characters: use a long random one.")
            : new(token is null ? null : SHA256.HashData(Encoding.UTF8.GetBytes(token)));
    }

    /// <summary>Whether an authorization header carries it.</summary>
    public bool IsCarriedBy(string? authorization) =>
        _hash is not null
        && authorization is not null
        && authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(authorization[Scheme.Length..].Trim())), _hash);

    private static string Read(string file)
    {
        try
        {
            return File.ReadLines(file).FirstOrDefault()?.Trim() ?? "";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"The file that {FileKey} names cannot be read: {error.Message}", error);
        }
    }
}
