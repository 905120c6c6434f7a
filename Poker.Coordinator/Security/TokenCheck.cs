using System.Security.Cryptography;
using System.Text;
using Poker.ServiceDefaults;
using Poker.ServiceDefaults.Calls;

namespace Poker.Coordinator.Security;

/// <summary>Whether calls carry the shared token.</summary>
public sealed class TokenCheck
{
    private const int Shortest = 16;
    private const string Scheme = "Bearer ";

    // Only the hash is kept: hashes are of one length, and what is compared in constant time is not the secret.
    private readonly byte[]? _hash;

    private TokenCheck(string? token) => _hash = token is null ? null : SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>Whether there is one to carry.</summary>
    public bool IsSet => _hash is not null;

    /// <summary>Reads the token (<see cref="TokenSetting"/>).</summary>
    /// <exception cref="ServiceConfigurationException">It is too short, or cannot be read; the message names the key.</exception>
    public static TokenCheck From(IConfiguration configuration) => TokenSetting.Read(configuration) is var token && token is { Length: < Shortest }
        ? throw new ServiceConfigurationException(
            $"{TokenSetting.Key} (or the file of {TokenSetting.FileKey}) has fewer than {Shortest} characters: use a long random one.")
        : new(token);

    /// <summary>Whether an authorization header carries it.</summary>
    public bool IsCarriedBy(string? authorization) =>
        _hash is not null
        && authorization is not null
        && authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(authorization[Scheme.Length..].Trim())), _hash);
}
