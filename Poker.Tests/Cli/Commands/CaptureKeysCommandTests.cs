using System.Runtime.Versioning;
using System.Text.Json;
using Poker.Cli.Output;
using Poker.Tests.Harness;

namespace Poker.Tests.Cli.Commands;

[UnsupportedOSPlatform("windows")]
public sealed class CaptureKeysCommandTests(ClusterTemplate template) : IClassFixture<ClusterTemplate>, IAsyncLifetime
{
    private readonly DataFolder _folder = new();

    public Task InitializeAsync() => template.CopyToAsync(_folder.Path);

    public Task DisposeAsync() => _folder.DisposeAsync().AsTask();

    [Fact]
    public async Task Keys_are_made_listed_and_revoked()
    {
        // Holds the server, which each command would start and stop by itself.
        await using var database = await _folder.OpenAsync();

        var key = (await _folder.SucceedAsync("capture", "keys", "add", "laptop", "--dialect", "POKERNOW")).Trim();
        var second = JsonDocument.Parse(await _folder.SucceedAsync("capture", "keys", "add", "desk", "--json")).RootElement;
        var again = await _folder.RunAsync("capture", "keys", "add", "laptop");
        var listed = JsonDocument.Parse(await _folder.SucceedAsync("capture", "keys", "list", "--json")).RootElement.EnumerateArray().ToList();
        await _folder.SucceedAsync("capture", "keys", "revoke", "laptop");
        var revoked = await _folder.RunAsync("capture", "keys", "revoke", "laptop");
        var table = await _folder.SucceedAsync("capture", "keys", "list");

        Assert.Matches("^pkc_[A-Za-z0-9_-]{43}$", key);
        Assert.Equal("desk", second.GetProperty("name").GetString());
        Assert.NotEqual(key, second.GetProperty("key").GetString());
        Assert.Equal((ExitCodes.Failure, ""), (again.ExitCode, again.Output));
        Assert.Contains("The source 'laptop' has a key", again.Errors, StringComparison.Ordinal);
        Assert.Equal(
            [("desk", true), ("laptop", true)], listed.Select(source => (source.GetProperty("name").GetString(), source.GetProperty("hasKey").GetBoolean())));
        Assert.Equal((ExitCodes.Failure, "poker: no source 'laptop' has a key; poker capture keys list tells which have\n"), (revoked.ExitCode, revoked.Errors));
        Assert.Contains("revoked", table, StringComparison.Ordinal);
        Assert.DoesNotContain(key, table, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("poker: a source's name has 1 to 64 characters", "add", " laptop")]
    [InlineData("poker: There is no dialect 'klingon': choose", "add", "laptop", "--dialect", "klingon")]
    public async Task What_makes_no_sense_is_refused_before_a_database_is_made(string expected, params string[] arguments)
    {
        using var empty = new TemporaryFolder();

        var (exitCode, output, errors) = await PokerCli.RunAsync(empty.Root, ["capture", "keys", .. arguments]);

        Assert.Equal((ExitCodes.BadInput, ""), (exitCode, output));
        Assert.StartsWith(expected, errors, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(empty.Root));
    }

    [Fact]
    public async Task Without_a_database_there_are_no_keys()
    {
        using var empty = new TemporaryFolder();

        Assert.Equal((ExitCodes.Success, "[]"), await PokerCli.RunAsync(empty.Root, "capture", "keys", "list", "--json") is var listed ? (listed.ExitCode, listed.Output.Trim()) : default);
        var revoked = await PokerCli.RunAsync(empty.Root, "capture", "keys", "revoke", "laptop");
        Assert.Equal(ExitCodes.Failure, revoked.ExitCode);
        Assert.StartsWith("poker: there are no keys", revoked.Errors, StringComparison.Ordinal);
    }
}
