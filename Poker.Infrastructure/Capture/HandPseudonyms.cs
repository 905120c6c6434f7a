using System.Security.Cryptography;
using System.Text;
using Poker.Core.Histories;

namespace Poker.Infrastructure.Capture;

/// <summary>Puts pseudonyms in the place of players' names, and hides what has to hold names.</summary>
/// <remarks>
/// A pseudonym is the first 96 bits of an HMAC-SHA256 of source and player, in hexadecimal: the same player of the same source is always the
/// same, and without the key nobody can tell who, not even by trying names. What has to be read again is encrypted by AES-256-GCM. Each use
/// has a key of its own, derived by HKDF (RFC 5869).
/// </remarks>
public sealed class HandPseudonyms : IDisposable
{
    private const int KeyBytes = 32, PseudonymBytes = 12;
    private static readonly int NonceBytes = AesGcm.NonceByteSizes.MaxSize, TagBytes = AesGcm.TagByteSizes.MaxSize;

    private readonly byte[] _names;
    private readonly AesGcm _cipher;

    /// <summary>Pseudonyms by a key.</summary>
    /// <param name="key">Anything that nobody can guess, 32 bytes of it or more.</param>
    public HandPseudonyms(ReadOnlySpan<byte> key)
    {
        var secret = key.ToArray();
        _names = Derived(secret, "poker capture names");
        _cipher = new AesGcm(Derived(secret, "poker capture memory"), TagBytes);
        Fingerprint = Derived(secret, "poker capture fingerprint");
    }

    /// <summary>Tells one key from another, and nothing else about it.</summary>
    public IReadOnlyList<byte> Fingerprint { get; }

    /// <summary>A player's pseudonym: 24 hexadecimal digits.</summary>
    /// <param name="source">The source's name: the same name elsewhere may be somebody else.</param>
    /// <param name="player">What the source keys the player with.</param>
    public string Of(string source, string player) => Convert.ToHexStringLower(
        HMACSHA256.HashData(_names, Encoding.UTF8.GetBytes($"{source}\n{player}")).AsSpan(0, PseudonymBytes));

    /// <summary>The hand with pseudonyms in the place of names; what the source keys players with is not kept beside them.</summary>
    public RecordedHand Hide(RecordedHand hand, string source)
    {
        var players = hand.PlayerIds.Length > 0 ? hand.PlayerIds : hand.Players;
        return hand with { Players = Array.ConvertAll(players, player => Of(source, player)), PlayerIds = [] };
    }

    /// <summary>Encrypts something that holds names.</summary>
    public byte[] Seal(ReadOnlySpan<byte> plain)
    {
        var sealedBytes = new byte[NonceBytes + plain.Length + TagBytes];
        var nonce = sealedBytes.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        _cipher.Encrypt(nonce, plain, sealedBytes.AsSpan(NonceBytes, plain.Length), sealedBytes.AsSpan(NonceBytes + plain.Length));
        return sealedBytes;
    }

    /// <summary>Decrypts what <see cref="Seal"/> has encrypted.</summary>
    /// <exception cref="CryptographicException">It was encrypted by another key, or is damaged.</exception>
    public byte[] Open(ReadOnlySpan<byte> sealedBytes)
    {
        if (sealedBytes.Length < NonceBytes + TagBytes)
        {
            throw new CryptographicException("Too short to have been encrypted.");
        }

        var plain = new byte[sealedBytes.Length - NonceBytes - TagBytes];
        _cipher.Decrypt(sealedBytes[..NonceBytes], sealedBytes.Slice(NonceBytes, plain.Length), sealedBytes[^TagBytes..], plain);
        return plain;
    }

    /// <inheritdoc />
    public void Dispose() => _cipher.Dispose();

    private static byte[] Derived(byte[] secret, string use) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, KeyBytes, info: Encoding.ASCII.GetBytes(use));
}
