using Poker.Cli.Commands;
using Poker.Cli.Output;
using Poker.Tests.Harness;

namespace Poker.Tests.Cli.Output;

public sealed class CommandLineErrorTests
{
    private const string NotBuilt =
        " trains a blueprint with many workers, which this version cannot do yet; poker fast trains one on this machine.";

    [Theory]
    [InlineData("", "a command is missing; see poker --help")]
    [InlineData("foo", "'foo' is no command; see poker --help")]
    [InlineData("--json", "'--json' is no command; see poker --help")]
    [InlineData("cluster --seed abc", "--seed takes a whole number from 0 to 18,446,744,073,709,551,615, not 'abc'; see poker cluster --help")]
    [InlineData("cluster --seed -1", "--seed takes a whole number from 0 to 18,446,744,073,709,551,615, not '-1'; see poker cluster --help")]
    [InlineData("cluster --river-buckets 1", "--river-buckets takes a whole number from 2 to 256, not '1'; see poker cluster --help")]
    [InlineData("cluster --river-buckets x", "--river-buckets takes a whole number from 2 to 256, not 'x'; see poker cluster --help")]
    [InlineData("bench turn --threads 0", "--threads takes a whole number from 1 to 1,024, not '0'; see poker bench --help")]
    [InlineData("bench turn --threads abc", "--threads takes a whole number from 1 to 1,024, not 'abc'; see poker bench --help")]
    [InlineData("equity --deck odd", "Argument 'odd' not recognized. Must be one of: 'full' 'royal'; see poker equity --help")]
    [InlineData("status --foo", "Unrecognized command or argument '--foo'; see poker status --help")]
    [InlineData("--fast --time soon", "--time takes a time such as 90s, 10m or 1h30m, not 'soon'; see poker fast --help")]
    [InlineData("fast --stacks 1", "--stacks takes a whole number from 2 to 1,000, not '1'; see poker fast --help")]
    [InlineData("--slow --json", "--slow" + NotBuilt)]
    public void A_command_line_that_cannot_be_understood_is_told_in_one_line(string arguments, string expected) => Assert.Equal(
        $"poker: {expected}",
        CommandLineError.Of(PokerCommand.Create().Parse(ModeFlags.Rewrite(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)))));

    [Theory]
    [InlineData("foo", "'foo' is no command; see poker --help")]
    [InlineData("cluster --deck odd", "Argument 'odd' not recognized. Must be one of: 'full' 'royal'; see poker cluster --help")]
    [InlineData("--slow", "--slow" + NotBuilt)]
    public async Task The_line_is_all_that_is_printed(string arguments, string expected) =>
        Assert.Equal((ExitCodes.BadInput, "", $"poker: {expected}\n"), await PokerCli.RunAsync("", arguments.Split(' ')));

    [Fact]
    public async Task The_help_advertises_no_mode_that_is_not_built()
    {
        var (exitCode, output, errors) = await PokerCli.RunAsync("", "--help");

        Assert.Equal((ExitCodes.Success, ""), (exitCode, errors));
        Assert.Contains("--status", output, StringComparison.Ordinal);
        Assert.Contains("--fast", output, StringComparison.Ordinal);
        Assert.DoesNotContain("--slow", output, StringComparison.Ordinal);
    }
}
