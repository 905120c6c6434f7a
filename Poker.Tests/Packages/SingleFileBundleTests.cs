using System.IO.Compression;
using System.Text;
using Poker.Packages;
using Poker.Tests.Harness;

namespace Poker.Tests.Packages;

public sealed class SingleFileBundleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Stored_and_deflated_files_are_read_back()
    {
        var stored = Encoding.UTF8.GetBytes("as it is");
        var packed = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("again and ", 1000)));
        var path = WriteBundle(("a.dll", stored, false), ("de/b.dll", packed, true));

        var bundle = SingleFileBundle.Open(path);

        Assert.Equal(["a.dll", "de/b.dll"], bundle.Files.Order(StringComparer.Ordinal));
        Assert.Equal(stored, bundle.Read("a.dll"));
        Assert.Equal(packed, bundle.Read("de/b.dll"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4095)]
    [InlineData((1 << 20) - 20)]
    [InlineData((1 << 20) + 7)]
    public void The_signature_is_found_wherever_it_lies_even_across_two_reads(int padding)
    {
        var path = WriteBundle(padding, ("a.dll", [1, 2, 3], false));

        Assert.Equal([1, 2, 3], SingleFileBundle.Open(path).Read("a.dll"));
    }

    [Fact]
    public void A_file_that_is_no_bundle_is_refused_with_its_path()
    {
        var path = _folder.Write("plain", "no signature here");

        Assert.Contains(path, Assert.Throws<PackageException>(() => SingleFileBundle.Open(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_the_bundle_lacks_is_refused()
    {
        var bundle = SingleFileBundle.Open(WriteBundle(("a.dll", [1], false)));

        Assert.Contains("b.dll", Assert.Throws<PackageException>(() => bundle.Read("b.dll")).Message, StringComparison.Ordinal);
    }

    private string WriteBundle(params (string Name, byte[] Content, bool Deflate)[] files) => WriteBundle(padding: 100, files);

    // padding, then header offset and signature, then the files, then the header: as the SDK writes it.
    private string WriteBundle(int padding, params (string Name, byte[] Content, bool Deflate)[] files)
    {
        var path = _folder.PathOf("bundle");
        using var writer = new BinaryWriter(File.Create(path), Encoding.UTF8);
        writer.Write(new byte[padding]);
        writer.Write(0L);
        writer.Write(Convert.FromHexString("8b1202b96a612038727b930214d7a03213f5b9e6efae3318ee3b2dce24b36aae"));
        var entries = files.Select(file => (file.Name, Offset: Write(writer, file.Content, file.Deflate, out var compressed), file.Content.Length, compressed)).ToList();
        var header = writer.BaseStream.Position;
        writer.Write(6u);
        writer.Write(0u);
        writer.Write(entries.Count);
        writer.Write("identity");
        writer.Write(new byte[(4 * sizeof(long)) + sizeof(ulong)]);
        foreach (var (name, offset, length, compressed) in entries)
        {
            writer.Write(offset);
            writer.Write((long)length);
            writer.Write(compressed);
            writer.Write((byte)1);
            writer.Write(name);
        }

        writer.BaseStream.Position = padding;
        writer.Write(header);
        return path;
    }

    private static long Write(BinaryWriter writer, byte[] content, bool deflate, out long compressed)
    {
        var offset = writer.BaseStream.Position;
        using (Stream target = deflate ? new DeflateStream(writer.BaseStream, CompressionLevel.Optimal, leaveOpen: true) : new MemoryStream())
        {
            target.Write(content);
        }

        if (!deflate)
        {
            writer.Write(content);
        }

        compressed = deflate ? writer.BaseStream.Position - offset : 0;
        return offset;
    }
}
