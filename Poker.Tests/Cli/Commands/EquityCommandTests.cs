using System.Text.Json;
using Poker.Tests.Harness;

namespace Poker.Tests.Cli.Commands;

public sealed class EquityCommandTests
{
    private const string Answer = "39.5960 60.4040  0.0000 79.1919 20.8081\n";

    [Fact]
    public async Task Line_n_answers_line_n()
    {
        Assert.Equal(
            (0, $"\n{Answer}\n{Answer}", ""),
            await Shell.RunAsync("printf '# spots\\nAhKh 2c3c4c5d6s\\n\\nAhKh 2c3c4c5d6s' | poker equity"));
        Assert.Equal(
            (2, $"{Answer}\n{Answer}", "poker: line 2: Ah is used twice.\npoker: 1 of 3 lines are bad\n"),
            await Shell.RunAsync("printf 'AhKh 2c3c4c5d6s\\nAhKh AhQd 2c7d9h\\nAhKh 2c3c4c5d6s\\n' | poker equity --keep-going"));
    }

    [Fact]
    public async Task Json_has_the_counts_that_the_help_tells_of()
    {
        var (exitCode, output, errors) = await PokerCli.RunAsync("", "equity", "AhKh", "--board", "2c3c4c5d6s", "--json");

        Assert.Equal((0, ""), (exitCode, errors));
        using var answer = JsonDocument.Parse(output);
        var player = answer.RootElement.GetProperty("players")[0];
        var (shares, total) = (Count("shares"), Count("total"));
        Assert.Equal(990, total);
        Assert.Equal(total, Count("wins") + Count("ties") + Count("losses"));
        Assert.Equal(shares / (player.GetProperty("potUnits").GetDouble() * total), player.GetProperty("equity").GetDouble(), 12);

        double Count(string name) => double.Parse(player.GetProperty(name).GetString()!, provider: null);
    }

    [Fact]
    public async Task A_spot_that_cannot_be_is_bad_input() => Assert.Equal(
        (2, "", "poker: Ah is used twice.\n"), await PokerCli.RunAsync("", "equity", "AhKh", "AhQd", "--board", "2c7d9h"));
}
