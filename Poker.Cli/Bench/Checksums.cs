using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Poker.Cli.Bench;

/// <summary>Checksums of results: the first 64 bits of a SHA-256 over their bytes.</summary>
internal static class Checksums
{
    /// <summary>The checksum of values in their order.</summary>
    public static ulong Of<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(values), hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }
}
