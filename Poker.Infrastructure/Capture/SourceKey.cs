using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Poker.Infrastructure.Capture;

/// <summary>Keys with which sources send lines: <c>pkc_</c> and 256 random bits, in characters that headers and WebSocket subprotocols can hold.</summary>
public static class SourceKey
{
    private const string Prefix = "pkc_";
    private const int RandomBytes = 32;

    // 43 characters for 32 bytes.
    private const int Length = 47;

    private static readonly SearchValues<char> Characters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>A new key.</summary>
    public static string New() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));

    /// <summary>Whether a text has the form of a key.</summary>
    public static bool IsWellFormed(string text) =>
        text.Length == Length
        && text.StartsWith(Prefix, StringComparison.Ordinal)
        && text.AsSpan(Prefix.Length).IndexOfAnyExcept(Characters) < 0;

    /// <summary>What is kept of a key. It has 256 random bits: no salt and no slow hash make it harder to guess.</summary>
    public static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
