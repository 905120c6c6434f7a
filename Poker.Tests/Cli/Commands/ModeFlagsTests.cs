using Poker.Cli.Commands;

namespace Poker.Tests.Cli.Commands;

public sealed class ModeFlagsTests
{
    [Theory]
    [InlineData("--status --json", "status --json")]
    [InlineData("--cluster", "cluster")]
    [InlineData("--fast", "fast")]
    [InlineData("--slow", "slow")]
    [InlineData("status --json", "status --json")]
    [InlineData("evaluate --fast", "evaluate --fast")]
    [InlineData("--help", "--help")]
    public void A_mode_as_the_first_argument_means_its_subcommand(string args, string meant) =>
        Assert.Equal(meant.Split(' '), ModeFlags.Rewrite(args.Split(' ')));

    [Fact]
    public void No_argument_is_left_alone() => Assert.Empty(ModeFlags.Rewrite([]));
}
