using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Poker.Packages;

/// <summary>
/// Reads the files inside a .NET single-file executable. The 8 bytes before the bundle signature hold the header's offset; the header is
/// major u32, minor u32, count i32, id string, [v2+] 4 × i64 and flags u64, then per file offset i64, size i64, [v6+] compressed size i64
/// (0 = stored, else raw deflate), type u8, path string. Layout: the runtime's Microsoft.NET.HostModel/Bundle/Manifest.
/// </summary>
internal sealed class SingleFileBundle
{
    // What the host itself looks for.
    private static readonly byte[] Signature = SHA256.HashData(".net core bundle\n"u8);

    private readonly string _path;
    private readonly Dictionary<string, Entry> _entries = [];

    private SingleFileBundle(string path) => _path = path;

    public IReadOnlyCollection<string> Files => _entries.Keys;

    public static SingleFileBundle Open(string path)
    {
        var bundle = new SingleFileBundle(path);
        using var file = File.OpenRead(path);
        file.Position = HeaderOffset(file, path);
        using var reader = new BinaryReader(file, Encoding.UTF8);
        var major = reader.ReadUInt32();
        if (major is < 2 or > 6)
        {
            throw Unreadable(path, $"its manifest has version {major}");
        }

        _ = reader.ReadUInt32();
        var count = reader.ReadInt32();
        _ = reader.ReadString();
        file.Position += (4 * sizeof(long)) + sizeof(ulong);
        for (var i = 0; i < count; i++)
        {
            var offset = reader.ReadInt64();
            var size = reader.ReadInt64();
            var compressed = major >= 6 ? reader.ReadInt64() : 0;
            _ = reader.ReadByte();
            bundle._entries[reader.ReadString()] = new Entry(offset, size, compressed);
        }

        return bundle;
    }

    public byte[] Read(string name)
    {
        if (!_entries.TryGetValue(name, out var entry))
        {
            throw Unreadable(_path, $"it does not hold {name}");
        }

        using var file = File.OpenRead(_path);
        file.Position = entry.Offset;
        var content = new byte[entry.Size];
        using Stream source = entry.CompressedSize == 0 ? file : new DeflateStream(file, CompressionMode.Decompress);
        source.ReadExactly(content);
        return content;
    }

    private static long HeaderOffset(FileStream file, string path)
    {
        var window = new byte[1 << 20];
        var kept = 0;
        for (int read; (read = file.Read(window, kept, window.Length - kept)) > 0;)
        {
            var filled = window.AsSpan(0, kept + read);
            var at = filled.IndexOf(Signature);
            if (at >= sizeof(long))
            {
                return BinaryPrimitives.ReadInt64LittleEndian(filled[(at - sizeof(long))..]);
            }

            kept = Math.Min(filled.Length, Signature.Length + sizeof(long));
            filled[^kept..].CopyTo(window);
        }

        throw Unreadable(path, "it has no bundle signature");
    }

    private static PackageException Unreadable(string path, string why) => new(
        $"{path} is not the single-file bundle that was expected: {why}.", "Delete its folder and run the same command again.");

    private readonly record struct Entry(long Offset, long Size, long CompressedSize);
}
