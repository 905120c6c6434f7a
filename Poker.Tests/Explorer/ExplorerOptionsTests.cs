using Poker.Explorer;
using Poker.Infrastructure.Postgres;

namespace Poker.Tests.Explorer;

public sealed class ExplorerOptionsTests
{
    [Fact]
    public void The_folder_is_the_one_that_is_named_or_as_everywhere_or_none()
    {
        Assert.Equal(Path.GetFullPath("there"), new ExplorerOptions { Folder = "there" }.FullFolder());
        Assert.Equal(DatabaseOptions.From(null, null).Folder, new ExplorerOptions().FullFolder());
        Assert.Null(new ExplorerOptions { Folder = "" }.FullFolder());
    }
}
