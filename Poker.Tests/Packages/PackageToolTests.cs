using System.Diagnostics;
using Poker.Packages;
using Poker.Tests.Harness;

namespace Poker.Tests.Packages;

public sealed class PackageToolTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly UserCache _cache;

    public PackageToolTests()
    {
        _cache = new UserCache(_folder.PathOf("cache"));
        _folder.Write("clone/Poker.sln", "");
        _folder.Write("clone/Directory.Build.props", "<Project />");
        _folder.Write("clone/Directory.Packages.props", "<Project />");
        _folder.Write("clone/eng/Packages/Tool.cs", "// the tool");
        _folder.Write("clone/packages/a.nupkg", "");
        new PackageStamp(new Repository(_folder.PathOf("clone"))).Write(["a.nupkg"]);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task With_a_current_stamp_it_does_nothing_and_takes_no_time()
    {
        var watch = Stopwatch.StartNew();

        var code = await PackageTool.DispatchAsync([], _folder.PathOf("clone", "eng"), _cache);

        Assert.Equal(0, code);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), $"{watch.Elapsed}");
        Assert.False(Directory.Exists(_cache.Folder));
    }

    [Theory]
    [InlineData("clone/Directory.Packages.props")]
    [InlineData("clone/Directory.Build.props")]
    [InlineData("clone/eng/Packages/Tool.cs")]
    public void A_change_of_what_decides_the_feed_outdates_the_stamp(string file)
    {
        var stamp = new PackageStamp(new Repository(_folder.PathOf("clone")));
        Assert.True(stamp.IsCurrent());

        _folder.Write(file, "<Project><!-- changed --></Project>");

        Assert.False(stamp.IsCurrent());
    }

    [Fact]
    public void A_package_that_was_deleted_outdates_the_stamp()
    {
        File.Delete(_folder.PathOf("clone", "packages", "a.nupkg"));

        Assert.False(new PackageStamp(new Repository(_folder.PathOf("clone"))).IsCurrent());
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("postgres", "--force")]
    public async Task A_wrong_command_line_is_refused(params string[] arguments) =>
        Assert.Equal(2, await PackageTool.DispatchAsync(arguments, _folder.Root, _cache));

    [Fact]
    public async Task Outside_a_clone_it_says_so() =>
        await Assert.ThrowsAsync<PackageException>(() => PackageTool.DispatchAsync(["prepare"], _folder.Root, _cache));

    [Fact]
    public void Links_are_made_as_the_package_lists_them_and_never_outside_it()
    {
        _folder.Write("pg/native/lib/libpq.so.5.18", "library");
        _folder.Write("pg/native/pg-symlinks.json", """[{"source":"native/lib/libpq.so.5.18","target":"native/lib/libpq.so.5"}]""");
        EmbeddedPostgres.MakeLinks(_folder.PathOf("pg"));
        EmbeddedPostgres.MakeLinks(_folder.PathOf("pg"));

        Assert.Equal("libpq.so.5.18", new FileInfo(_folder.PathOf("pg", "native", "lib", "libpq.so.5")).LinkTarget);

        _folder.Write("pg/native/pg-symlinks.json", """[{"source":"native/lib/libpq.so.5.18","target":"../outside"}]""");
        Assert.Throws<PackageException>(() => EmbeddedPostgres.MakeLinks(_folder.PathOf("pg")));
    }
}
