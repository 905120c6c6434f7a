using System.Runtime.Versioning;
using Poker.Infrastructure.Security;
using Poker.Tests.Harness;

namespace Poker.Tests.Infrastructure.Security;

[UnsupportedOSPlatform("windows")]
public sealed class SharedTokenTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => SharedToken.FileIn(_folder.Root);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_data_folder_has_one_token_that_only_its_owner_reads()
    {
        var token = SharedToken.OfFolder(_folder.Root);

        Assert.Equal(43, token.Length);
        Assert.Equal(token, SharedToken.OfFolder(_folder.Root));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
        Assert.Equal([File], Directory.GetFiles(_folder.Root));
        using var other = new TemporaryFolder();
        Assert.NotEqual(token, SharedToken.OfFolder(other.Root));
    }

    [Fact]
    public void A_token_that_others_can_read_is_refused()
    {
        SharedToken.OfFolder(_folder.Root);
        System.IO.File.SetUnixFileMode(File, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        var error = Assert.Throws<IOException>(() => SharedToken.OfFolder(_folder.Root));

        Assert.Contains("chmod 600", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("a token with blanks between its many words")]
    public void What_is_no_token_is_refused_and_not_repeated(string text)
    {
        SharedToken.OfFolder(_folder.Root);
        System.IO.File.WriteAllText(File, text);

        var error = Assert.Throws<IOException>(() => SharedToken.OfFolder(_folder.Root));

        Assert.StartsWith($"{File} holds no token", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("between", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_named_file_counts_before_the_environment_and_that_before_the_folder()
    {
        using var named = new TemporaryFolder();
        var (inFile, inFolder, told) = (SharedToken.OfFolder(named.Root), SharedToken.OfFolder(_folder.Root), new string('t', 40));
        string? Variable(string name) => name == SharedToken.Variable ? told : null;

        Assert.Equal(inFile, SharedToken.Find(SharedToken.FileIn(named.Root), _folder.Root, Variable));
        Assert.Equal(told, SharedToken.Find(null, _folder.Root, Variable));
        Assert.Equal(inFolder, SharedToken.Find(null, _folder.Root, _ => null));
        Assert.Null(SharedToken.Find(null, Path.Combine(_folder.Root, "none"), _ => ""));
    }
}
