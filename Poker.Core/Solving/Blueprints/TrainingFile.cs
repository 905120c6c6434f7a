using System.Security.Cryptography;
using System.Text;

namespace Poker.Core.Solving.Blueprints;

/// <summary>The checkpoint of a training.</summary>
/// <remarks>
/// Little-endian: magic "PBT1"; the header's length in bytes, the header (parts of the identity as name and value, iterations, decisions
/// met, bytes of the tables), its SHA-256; the tables' block, its SHA-256. The header is checked before anything is changed. Generators
/// need no words of their own: iteration i draws from stream i of the seed.
/// </remarks>
internal static class TrainingFile
{
    private const uint Magic = 0x31544250;
    private const int MostHeader = 1 << 20;

    /// <summary>Writes a checkpoint.</summary>
    public static void Write(Stream stream, IReadOnlyDictionary<string, string> identity, long iterations, long nodes, BlueprintTables tables)
    {
        var header = Header(identity, iterations, nodes, tables.Block.Bytes);
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(header.Length);
        writer.Write(header);
        writer.Write(SHA256.HashData(header));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (at, count) in tables.Block.Chunks())
        {
            var bytes = tables.Block.Slice<byte>(at, count);
            hash.AppendData(bytes);
            writer.Write(bytes);
        }

        writer.Write(hash.GetHashAndReset());
    }

    /// <summary>Reads a checkpoint into tables and returns iterations and decisions met.</summary>
    /// <param name="stream">Where from.</param>
    /// <param name="identity">What it has to be of.</param>
    /// <param name="tables">Where to.</param>
    /// <param name="reset">Called when the tables turn out to be damaged, after they were read.</param>
    public static (long Iterations, long Nodes) Read(
        Stream stream, IReadOnlyDictionary<string, string> identity, BlueprintTables tables, Action reset)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        var (iterations, nodes) = ReadHeader(reader, identity, tables.Block.Bytes);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var (at, count) in tables.Block.Chunks())
            {
                var bytes = tables.Block.Slice<byte>(at, count);
                stream.ReadExactly(bytes);
                hash.AppendData(bytes);
            }

            Check(hash.GetHashAndReset(), reader);
        }
        catch (Exception error)
        {
            reset();
            throw error is EndOfStreamException ? new InvalidDataException("The checkpoint is cut off.", error) : error;
        }

        return (iterations, nodes);
    }

    private static (long Iterations, long Nodes) ReadHeader(BinaryReader reader, IReadOnlyDictionary<string, string> identity, long bytes)
    {
        try
        {
            var length = reader.ReadUInt32() == Magic ? reader.ReadInt32() : throw new InvalidDataException("This is no checkpoint of a blueprint's training.");
            if (length is < 0 or > MostHeader)
            {
                throw new InvalidDataException("The checkpoint is damaged: its header has no sensible length.");
            }

            var header = reader.ReadBytes(length);
            Check(SHA256.HashData(header), reader);
            using var fields = new BinaryReader(new MemoryStream(header), Encoding.UTF8);
            var found = Enumerable.Range(0, fields.ReadInt32()).Select(_ => (fields.ReadString(), fields.ReadString())).ToDictionary();
            var (iterations, nodes, size) = (fields.ReadInt64(), fields.ReadInt64(), fields.ReadInt64());
            var differences = identity.Where(part => found.GetValueOrDefault(part.Key) != part.Value)
                .Select(part => $"{part.Key} is [{found.GetValueOrDefault(part.Key)}], not [{part.Value}]")
                .Concat(size == bytes ? [] : [$"its tables have {size:N0} bytes, not {bytes:N0}"]).ToArray();
            return differences.Length == 0
                ? (iterations, nodes)
                : throw new ArgumentException($"The checkpoint is of another training: {string.Join("; ", differences)}.");
        }
        catch (EndOfStreamException error)
        {
            throw new InvalidDataException("The checkpoint is cut off.", error);
        }
    }

    private static void Check(byte[] hash, BinaryReader reader)
    {
        var expected = reader.ReadBytes(hash.Length);
        if (!hash.AsSpan().SequenceEqual(expected))
        {
            throw new InvalidDataException(expected.Length < hash.Length ? "The checkpoint is cut off." : "The checkpoint is damaged: its checksum differs.");
        }
    }

    private static byte[] Header(IReadOnlyDictionary<string, string> identity, long iterations, long nodes, long bytes)
    {
        var header = new MemoryStream();
        using var writer = new BinaryWriter(header, Encoding.UTF8);
        writer.Write(identity.Count);
        foreach (var (name, value) in identity)
        {
            writer.Write(name);
            writer.Write(value);
        }

        writer.Write(iterations);
        writer.Write(nodes);
        writer.Write(bytes);
        return header.ToArray();
    }
}
