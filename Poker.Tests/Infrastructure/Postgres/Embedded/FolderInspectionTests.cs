using System.Runtime.Versioning;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Embedded;
using Poker.Tests.Harness;

namespace Poker.Tests.Infrastructure.Postgres.Embedded;

[UnsupportedOSPlatform("windows")]
public sealed class FolderInspectionTests : IDisposable
{
    private readonly ReachableFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_cluster_is_there_when_its_version_file_is()
    {
        var folder = ServerFolder.Of(_folder.Path);
        Assert.False(FolderInspection.HasCluster(folder));
        Directory.CreateDirectory(folder.Cluster);
        File.WriteAllText(Path.Combine(folder.Cluster, "PG_VERSION"), "15\n");

        Assert.True(FolderInspection.HasCluster(folder));
    }

    [Fact]
    public void A_folder_that_may_not_be_read_is_no_missing_one()
    {
        if (Environment.IsPrivilegedProcess)
        {
            // Nothing is closed to root.
            return;
        }

        var closed = Directory.CreateDirectory(Path.Combine(_folder.Path, "closed"), UnixFileMode.None).FullName;

        var error = Assert.Throws<DatabaseException>(() => FolderInspection.HasCluster(ServerFolder.Of(closed)));

        Assert.Contains("cannot be read", error.Message);
        Assert.Contains("--data DIR", error.WayOut);
    }
}
