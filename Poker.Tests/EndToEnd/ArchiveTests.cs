using Poker.Tests.Harness;

namespace Poker.Tests.EndToEnd;

[Collection(RoyalCollection.Name)]
public sealed class ArchiveTests(RoyalRun finished) : IDisposable
{
    private readonly TemporaryFolder _temporary = new();

    private string Archive => _temporary.PathOf("royal.zip");

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task An_exported_abstraction_fills_another_machines_database_with_the_same_rows()
    {
        await finished.Folder.SucceedAsync("export", Archive, "--deck", "royal");
        await using var other = await finished.EmptyAsync();

        var output = await other.SucceedAsync("import", Archive);

        Assert.DoesNotContain("k-means", output);
        Assert.Equal(finished.Checksums, await other.ChecksumsAsync());
        Assert.Equal(2, (await finished.Folder.RunAsync("export", Archive, "--deck", "royal")).ExitCode);
    }

    [Fact]
    public async Task A_damaged_archive_is_refused_and_changes_nothing()
    {
        await finished.Folder.SucceedAsync("export", Archive, "--deck", "royal");
        var whole = await File.ReadAllBytesAsync(Archive);
        var flipped = whole.ToArray();
        flipped[flipped.Length / 2] ^= 0x10;
        var data = _temporary.PathOf("data");
        foreach (var damaged in (byte[][])[flipped, whole[..(whole.Length / 2)], whole[..^1], [], [1, 2, 3]])
        {
            await File.WriteAllBytesAsync(Archive, damaged);
            var (exitCode, _, errors) = await PokerCli.RunAsync(data, "import", Archive, "--no-database");

            Assert.Equal(2, exitCode);
            Assert.StartsWith($"poker: {Archive} cannot be imported: ", errors);
            Assert.DoesNotContain("   at ", errors);
            Assert.False(Directory.Exists(data));
        }
    }

    [Fact]
    public async Task A_damaged_street_file_is_told_of_and_made_anew()
    {
        await using var folder = await finished.CopyAsync();
        var file = Directory.GetFiles(folder.Streets, "turn.street", SearchOption.AllDirectories).Single();
        var whole = await File.ReadAllBytesAsync(file);
        await File.WriteAllBytesAsync(file, whole[..^1000]);

        var output = await folder.SucceedAsync("export", Archive, "--deck", "royal");

        Assert.Contains($"{file} is not used and made anew: It is cut short or damaged.", output);
        Assert.Contains("turn · k-means", output);
        Assert.DoesNotContain("flop · k-means", output);
        Assert.Equal(Fingerprints(await finished.Folder.SucceedAsync("export", Archive, "--deck", "royal", "--force")), Fingerprints(output));
        Assert.DoesNotContain("k-means", await folder.SucceedAsync("export", Archive, "--deck", "royal", "--force"));
    }

    private static string[] Fingerprints(string output) =>
        [.. output.Split('\n').Where(line => line.Contains("fingerprint", StringComparison.Ordinal))];
}
