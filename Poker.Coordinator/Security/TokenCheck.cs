using System.Security.Cryptography;
using System.Text;
using Poker.ServiceDefaults;
using Poker.ServiceDefaults.Calls;

namespace Poker.Coordinator.Security;

/// <summary>Whether calls carry the shared token.</summary>
public sealed class TokenCheck
{
    private const int Shortest = 16;
    private const string Scheme = "Bearer ", PasswordScheme = "Basic ";

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
        && IsIt(Encoding.UTF8.GetBytes(authorization[Scheme.Length..].Trim()));

    /// <summary>Whether an authorization header carries it as a password, as browsers send it: <c>Basic</c> and name:password in base64.</summary>
    public bool IsPasswordIn(string authorization)
    {
        if (_hash is null || !authorization.StartsWith(PasswordScheme, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var text = authorization.AsSpan(PasswordScheme.Length).Trim();
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64Chars(text, bytes, out var length)
            && bytes.AsSpan(0, length).IndexOf((byte)':') is >= 0 and var colon
            && IsIt(bytes.AsSpan(colon + 1, length - colon - 1));
    }

    private bool IsIt(ReadOnlySpan<byte> told) => CryptographicOperations.FixedTimeEquals(SHA256.HashData(told), _hash);
}
