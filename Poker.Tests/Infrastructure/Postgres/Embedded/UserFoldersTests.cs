using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Embedded;

namespace Poker.Tests.Infrastructure.Postgres.Embedded;

public sealed class UserFoldersTests
{
    [Fact]
    public void A_new_users_folders_are_full_paths_in_the_home_though_nothing_is_there_yet()
    {
        var folders = Folders("/home/no-such-user", null);

        Assert.Equal("/home/no-such-user/.local/share/poker", folders.Data);
        Assert.Equal("/home/no-such-user/.cache/poker", folders.Cache);
    }

    [Theory]
    [InlineData("/elsewhere", "/elsewhere/poker", "/elsewhere/poker")]
    [InlineData("relative", "/home/me/.local/share/poker", "/home/me/.cache/poker")]
    [InlineData("", "/home/me/.local/share/poker", "/home/me/.cache/poker")]
    public void Xdg_variables_count_when_they_are_full_paths(string xdg, string data, string cache)
    {
        var folders = Folders("/home/me", xdg);

        Assert.Equal((data, cache), (folders.Data, folders.Cache));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("relative")]
    public void Without_a_home_the_data_folder_must_be_named(string? home)
    {
        var folders = Folders(home, null);

        var error = Assert.Throws<DatabaseException>(() => folders.Data);

        Assert.Contains("--data DIR", error.WayOut);
        Assert.Null(folders.Cache);
    }

    private static UserFolders Folders(string? home, string? xdg) =>
        new(name => name == "HOME" ? home : name.StartsWith("XDG_", StringComparison.Ordinal) ? xdg : null);
}
