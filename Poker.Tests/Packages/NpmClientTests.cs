using System.Security.Cryptography;
using Poker.Packages;
using Poker.Tests.Harness;

namespace Poker.Tests.Packages;

public sealed class NpmClientTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_tarball_with_the_written_hash_is_accepted()
    {
        var tarball = _folder.Write("a.tgz", "content");
        var hash = Convert.ToBase64String(SHA512.HashData("content"u8));

        await NpmClient.VerifyAsync(new NpmPackage("a", "1.0.0", $"sha512-{hash}"), tarball);
    }

    [Fact]
    public async Task A_tarball_with_another_hash_is_refused_with_both()
    {
        var tarball = _folder.Write("a.tgz", "something else");

        var failure = await Assert.ThrowsAsync<PackageException>(
            () => NpmClient.VerifyAsync(new NpmPackage("a", "1.0.0", "sha512-expected"), tarball));

        Assert.Contains("sha512-expected", failure.Message, StringComparison.Ordinal);
        Assert.NotEmpty(failure.WayOut);
    }

    [Theory]
    [InlineData("npm error code E404", "does not have it")]
    [InlineData("npm error code ENOSPC", "the disk is full")]
    [InlineData("npm error code EINTEGRITY", "own hash")]
    [InlineData("npm error code EAI_AGAIN", "does not answer")]
    [InlineData("npm error something new", "something new")]
    public void Npms_own_errors_are_explained(string error, string expected) =>
        Assert.Contains(expected, NpmClient.Explain(NpmPackage.OnnxRuntime, error).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_program_that_is_not_installed_is_named()
    {
        var failure = await Assert.ThrowsAsync<PackageException>(() => Command.RunAsync("npm-that-is-not-there", [], _folder.Root));

        Assert.Contains("npm-that-is-not-there", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Install Node.js", failure.WayOut, StringComparison.Ordinal);
    }
}
