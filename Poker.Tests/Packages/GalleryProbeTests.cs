using System.Text;
using Poker.Packages;
using Poker.Tests.Harness;

namespace Poker.Tests.Packages;

public sealed class GalleryProbeTests : IDisposable
{
    private static readonly Dictionary<string, string> Asked = new() { ["Grpc.Core.Api"] = "2.80.0", ["Npgsql"] = "10.0.0" };
    private readonly TemporaryFolder _global = new();

    public void Dispose() => _global.Dispose();

    [Theory]
    [InlineData("NU1101")]
    [InlineData("NU1102")]
    public void A_package_or_version_that_no_source_has_is_missing(string code)
    {
        Unpacked("npgsql", "10.0.0", "<tags>database</tags>");

        var result = GalleryProbe.Read(Assets((code, "Grpc.Core.Api", "Unable to find package")), Asked);

        Assert.Equal(["Grpc.Core.Api"], result.Missing);
        Assert.Null(result.Unreachable);
    }

    [Fact]
    public void A_package_of_ours_in_the_users_folder_still_counts_as_missing()
    {
        Unpacked("npgsql", "10.0.0", "<tags>database</tags>");
        Unpacked("grpc.core.api", "2.80.0", $"<tags>{PackageWriter.Mark}</tags>");

        Assert.Equal(["Grpc.Core.Api"], GalleryProbe.Read(Assets(), Asked).Missing);
    }

    [Fact]
    public void With_every_package_nothing_is_missing()
    {
        Unpacked("npgsql", "10.0.0", "");
        Unpacked("grpc.core.api", "2.80.0", "");

        Assert.Empty(GalleryProbe.Read(Assets(), Asked).Missing);
    }

    [Fact]
    public void A_gallery_that_does_not_answer_leaves_what_the_users_folder_has()
    {
        Unpacked("npgsql", "10.0.0", "");

        var result = GalleryProbe.Read(Assets(("NU1301", "", "Unable to load the service index.\n  Name or service not known")), Asked);

        Assert.Equal(["Grpc.Core.Api"], result.Missing);
        Assert.Equal("Unable to load the service index.", result.Unreachable);
    }

    private void Unpacked(string id, string version, string nuspec) => _global.Write($"{id}/{version}/{id}.nuspec", nuspec);

    private byte[] Assets(params (string Code, string Id, string Message)[] logs)
    {
        var lines = logs.Select(log => new { code = log.Code, level = "Error", libraryId = log.Id, message = log.Message });
        var folders = new Dictionary<string, object> { [_global.Root] = new { } };
        return Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize(new { logs = lines, packageFolders = folders }));
    }
}
