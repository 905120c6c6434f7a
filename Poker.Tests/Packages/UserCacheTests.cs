using Poker.Packages;
using Poker.Tests.Harness;

namespace Poker.Tests.Packages;

public sealed class UserCacheTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("/home/new", null, "/home/new/.cache/poker")]
    [InlineData("/home/new", "relative", "/home/new/.cache/poker")]
    [InlineData(null, "/cache", "/cache/poker")]
    public void The_cache_is_a_full_path_even_where_nothing_exists_yet(string? home, string? xdg, string expected) =>
        Assert.Equal(expected, UserCache.FolderOf(name => name == "HOME" ? home : name == "XDG_CACHE_HOME" ? xdg : null));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("relative")]
    public void Without_a_home_the_cache_is_refused_with_a_way_out(string? home)
    {
        var error = Assert.Throws<PackageException>(() => UserCache.FolderOf(name => name == "HOME" ? home : null));

        Assert.Contains("XDG_CACHE_HOME", error.WayOut, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_appears_only_when_it_is_complete()
    {
        var cache = new UserCache(_folder.Root);
        var target = cache.PathOf("thing", "1.0");

        await cache.PublishAsync(target, 0, staging =>
        {
            Assert.False(Directory.Exists(target));
            File.WriteAllText(Path.Combine(staging, "file"), "whole");
            return Task.CompletedTask;
        });

        Assert.Equal("whole", File.ReadAllText(Path.Combine(target, "file")));
    }

    [Fact]
    public async Task A_failure_leaves_nothing_behind_nor_does_a_killed_run()
    {
        var cache = new UserCache(_folder.Root);
        Directory.CreateDirectory(cache.PathOf("thing", ".1.0.12345.partial"));

        await Assert.ThrowsAsync<IOException>(() => cache.PublishAsync(cache.PathOf("thing", "1.0"), 0, _ => throw new IOException("torn")));

        Assert.Empty(Directory.EnumerateFileSystemEntries(cache.PathOf("thing")));
    }

    [Fact]
    public async Task Too_little_disk_is_told_before_anything_is_fetched()
    {
        var cache = new UserCache(_folder.Root);

        var failure = await Assert.ThrowsAsync<PackageException>(
            () => cache.PublishAsync(cache.PathOf("thing", "1.0"), long.MaxValue, _ => throw new InvalidOperationException("was fetched")));

        Assert.Contains("free disk", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lock_is_held_by_one_at_a_time()
    {
        var cache = new UserCache(_folder.Root);
        var first = await cache.LockAsync("feed");

        var second = cache.LockAsync("feed");
        Assert.NotSame(second, await Task.WhenAny(second, Task.Delay(300)));
        first.Dispose();

        (await second).Dispose();
    }
}
