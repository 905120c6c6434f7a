using Poker.Cli.Commands;
using Poker.Cli.Output;
using Poker.Tests.Harness;

namespace Poker.Tests.Cli.Output;

public sealed class CommandLineErrorTests
{
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
    [InlineData("--slow --workers many", "--workers takes a whole number from 0 to 64, not 'many'; see poker slow --help")]
    [InlineData("up --port 0", "--port takes a whole number from 1 to 65,535, not '0'; see poker up --help")]
    [InlineData("up --deterministic", "Unrecognized command or argument '--deterministic'; see poker up --help")]
    [InlineData("worker", "Option '--coordinator' is required; see poker worker --help")]
    [InlineData("worker --coordinator http://127.0.0.1:1 --slots 0", "--slots takes a whole number from 1 to 1,024, not '0'; see poker worker --help")]
    [InlineData("runs stop", "Required argument 'ID' missing for command: 'stop'; see poker runs stop --help")]
    public void A_command_line_that_cannot_be_understood_is_told_in_one_line(string arguments, string expected) => Assert.Equal(
        $"poker: {expected}",
        CommandLineError.Of(PokerCommand.Create().Parse(ModeFlags.Rewrite(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)))));

    [Theory]
    [InlineData("foo", "'foo' is no command; see poker --help")]
    [InlineData("cluster --deck odd", "Argument 'odd' not recognized. Must be one of: 'full' 'royal'; see poker cluster --help")]
    [InlineData("slow --weights odd", "Argument 'odd' not recognized. Must be one of: 'uniform' 'linear' 'discounted'; see poker slow --help")]
    public async Task The_line_is_all_that_is_printed(string arguments, string expected) =>
        Assert.Equal((ExitCodes.BadInput, "", $"poker: {expected}\n"), await PokerCli.RunAsync("", arguments.Split(' ')));

    [Fact]
    public async Task The_help_names_the_modes()
    {
        var (exitCode, output, errors) = await PokerCli.RunAsync("", "--help");

        Assert.Equal((ExitCodes.Success, ""), (exitCode, errors));
        Assert.Contains("--status", output, StringComparison.Ordinal);
        Assert.Contains("--fast", output, StringComparison.Ordinal);
        Assert.Contains("--slow", output, StringComparison.Ordinal);
    }
}
