using Poker.Cli.Output;
using Poker.Tests.Harness;

namespace Poker.Tests.Cli.Commands;

public sealed class CaptureWatchCommandTests
{
    [Theory]
    [InlineData("poker: --pages has to say which pages to listen to: a pattern such as https://game.example/*", "--pages", "*")]
    [InlineData("poker: --browser has to be a browser's debugging address, such as http://127.0.0.1:9222", "--pages", "https://game.example/*", "--browser", "9222")]
    [InlineData("poker: --dialect has to be one of pokernow, ", "--pages", "https://game.example/*", "--dialect", "klingon")]
    [InlineData("poker: --source has to be a source's name", "--pages", "https://game.example/*", "--source", " x")]
    [InlineData("poker: ")]
    public async Task What_makes_no_sense_is_refused_before_a_database_is_made(string expected, params string[] arguments)
    {
        using var empty = new TemporaryFolder();

        var (exitCode, output, errors) = await PokerCli.RunAsync(empty.Root, ["capture", "watch", .. arguments]);

        Assert.Equal((ExitCodes.BadInput, ""), (exitCode, output));
        Assert.StartsWith(expected, errors, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(empty.Root));
    }
}
