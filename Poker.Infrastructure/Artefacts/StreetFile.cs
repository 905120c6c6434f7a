using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Poker.Core.Clustering;

namespace Poker.Infrastructure.Artefacts;

/// <summary>One street's artefact as a file: a JSON header that tells all, the arrays, and a SHA-256 over both.</summary>
/// <remarks>
/// <code>
/// ┌────────────┬───────────────┬────────────┬──────────────────────────────────────────────┬─────────┐
/// │ "POKERST1" │ header length │ JSON header│ buckets, equities, sums, distances, centroids,│ SHA-256 │
/// │  8 bytes   │ int32         │            │ transitions: little endian, in that order     │ 32 bytes│
/// └────────────┴───────────────┴────────────┴──────────────────────────────────────────────┴─────────┘
/// </code>
/// </remarks>
public static class StreetFile
{
    private static ReadOnlySpan<byte> Magic => "POKERST1"u8;

    /// <summary>Writes an artefact to a stream.</summary>
    public static void Write(Stream stream, StreetArtefact artefact)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var header = JsonSerializer.SerializeToUtf8Bytes(StreetHeader.Of(artefact));
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, header.Length);
        Append(Magic);
        Append(length);
        Append(header);
        Append(artefact.BucketOf);
        Append(MemoryMarshal.AsBytes(artefact.Equities.AsSpan()));
        Append(MemoryMarshal.AsBytes(artefact.Sums.AsSpan()));
        Append(MemoryMarshal.AsBytes(artefact.Distances.AsSpan()));
        Append(MemoryMarshal.AsBytes(artefact.Centroids.AsSpan()));
        Append(MemoryMarshal.AsBytes(artefact.Transitions.AsSpan()));
        stream.Write(hash.GetCurrentHash());

        void Append(ReadOnlySpan<byte> bytes)
        {
            hash.AppendData(bytes);
            stream.Write(bytes);
        }
    }

    /// <summary>Reads an artefact from a stream.</summary>
    /// <exception cref="InvalidDataException">The stream holds no artefact, or a damaged one; the message says which.</exception>
    public static StreetArtefact Read(Stream stream)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        try
        {
            var header = ReadHeader(stream, hash);
            var artefact = ReadArrays(stream, hash, header);
            var expected = hash.GetCurrentHash();
            if (!Take<byte>(stream, hash, expected.Length).AsSpan().SequenceEqual(expected))
            {
                throw new InvalidDataException("Its check sum is wrong: the file is damaged.");
            }

            header.CheckValues(artefact);
            return artefact;
        }
        catch (Exception error) when (error is EndOfStreamException or JsonException)
        {
            throw new InvalidDataException("It is cut short or damaged.", error);
        }
    }

    /// <summary>Reads the key alone, which stands at the beginning; the rest is not checked.</summary>
    /// <exception cref="InvalidDataException">The stream holds no artefact.</exception>
    public static AbstractionKey ReadKey(Stream stream)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        try
        {
            return ReadHeader(stream, hash).Key;
        }
        catch (Exception error) when (error is EndOfStreamException or JsonException)
        {
            throw new InvalidDataException("It is cut short or damaged.", error);
        }
    }

    private static StreetHeader ReadHeader(Stream stream, IncrementalHash hash)
    {
        if (!Take<byte>(stream, hash, Magic.Length).AsSpan().SequenceEqual(Magic))
        {
            throw new InvalidDataException("It is no street file of this version.");
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(Take<byte>(stream, hash, sizeof(int)));
        if (length is <= 0 or > 1 << 20)
        {
            throw new InvalidDataException("Its header is damaged.");
        }

        var header = JsonSerializer.Deserialize<StreetHeader>(Take<byte>(stream, hash, length));
        header?.CheckSizes();
        return header ?? throw new InvalidDataException("Its header is empty.");
    }

    private static StreetArtefact ReadArrays(Stream stream, IncrementalHash hash, StreetHeader header) => header.ToArtefact() with
    {
        BucketOf = Take<byte>(stream, hash, header.Entries),
        Equities = Take<ushort>(stream, hash, header.Entries),
        Sums = Take<int>(stream, hash, header.Sums),
        Distances = Take<long>(stream, hash, header.Buckets * header.Buckets),
        Centroids = Take<int>(stream, hash, header.Centroids),
        Transitions = Take<Transition>(stream, hash, header.Transitions),
    };

    private static T[] Take<T>(Stream stream, IncrementalHash hash, int count)
        where T : unmanaged
    {
        var values = GC.AllocateUninitializedArray<T>(count);
        var bytes = MemoryMarshal.AsBytes(values.AsSpan());
        stream.ReadExactly(bytes);
        hash.AppendData(bytes);
        return values;
    }
}
