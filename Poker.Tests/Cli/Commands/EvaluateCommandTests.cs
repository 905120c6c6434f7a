using System.Text.Json;
using Poker.Tests.Harness;

namespace Poker.Tests.Cli.Commands;

public sealed class EvaluateCommandTests
{
    [Fact]
    public async Task Hands_are_ranked_as_arguments_and_as_lines()
    {
        Assert.Equal((0, "7462\n1\n", ""), await PokerCli.RunAsync("", "evaluate", "AhKhQhJhTh", "2c 3d 4h 5s 7c"));
        Assert.Equal(
            (0, "7462\troyal flush\n\n\n1\thigh card, seven five four three deuce\n", ""),
            await Shell.RunAsync("printf 'AhKhQhJhTh\\n\\n # nuts above\\n2c3d4h5s7c' | poker evaluate --describe"));
    }

    [Theory]
    [InlineData("--json")]
    [InlineData("--json --describe")]
    public async Task Json_names_the_hand(string options)
    {
        var (exitCode, output, errors) = await Shell.RunAsync($"poker evaluate {options} AhKhQhJhTh");

        Assert.Equal((0, ""), (exitCode, errors));
        using var answer = JsonDocument.Parse(output);
        Assert.Equal(
            (7462, "royal flush", "AhKhQhJhTh"),
            (answer.RootElement.GetProperty("strength").GetInt32(), answer.RootElement.GetProperty("name").GetString(),
                answer.RootElement.GetProperty("hand").GetString()));
    }

    [Fact]
    public async Task Bad_lines_end_it_with_the_exit_code_of_bad_input()
    {
        Assert.Equal(
            (2, "7462\n", "poker: line 2: A hand has five to seven cards, 'AhKh' has 2.\n"),
            await Shell.RunAsync("printf 'AhKhQhJhTh\\nAhKh\\n2c3d4h5s7c\\n' | poker evaluate"));
        Assert.Equal(
            (2, "7462\n\n1\n", "poker: line 2: A hand has five to seven cards, 'AhKh' has 2.\npoker: 1 of 3 lines are no hands\n"),
            await Shell.RunAsync("printf 'AhKhQhJhTh\\nAhKh\\n2c3d4h5s7c\\n' | poker evaluate --keep-going"));
    }
}
