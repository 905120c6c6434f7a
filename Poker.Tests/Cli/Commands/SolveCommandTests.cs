using System.Text.Json;
using Poker.Tests.Harness;

namespace Poker.Tests.Cli.Commands;

public sealed class SolveCommandTests
{
    [Fact]
    public async Task It_prints_the_curve_and_the_strategy_as_json()
    {
        var (exitCode, output, errors) = await RunAsync(
            "solve", "kuhn", "--algorithm", "cfr", "--iterations", "150", "--strategy", "--json");

        Assert.Equal((0, ""), (exitCode, errors));
        using var document = JsonDocument.Parse(output);
        var points = document.RootElement.GetProperty("points").EnumerateArray().ToList();
        Assert.Equal([1, 2, 5, 10, 20, 50, 100, 150], points.Select(point => point.GetProperty("iterations").GetInt64()));
        Assert.Equal(0.00822598, points[6].GetProperty("exploitability").GetDouble(), 1e-8);
        var strategy = document.RootElement.GetProperty("strategy").EnumerateArray().ToList();
        Assert.Equal(12, strategy.Count);
        Assert.All(strategy, line => Assert.Equal(
            1, line.GetProperty("actions").EnumerateObject().Sum(action => action.Value.GetDouble()), 1e-12));
    }

    [Theory]
    [InlineData("--alpha is for --algorithm dcfr, not cfr.", "kuhn", "--algorithm", "cfr", "--alpha", "1")]
    [InlineData("--seed is for --algorithm mccfr", "kuhn", "--seed", "1")]
    [InlineData("--strategy is one run's", "kuhn", "--algorithm", "mccfr", "--runs", "2", "--strategy")]
    [InlineData("--iterations takes a whole number from 1 to 1,000,000,000,000, not '0'; see poker solve --help", "kuhn", "--iterations", "0")]
    [InlineData("--gamma takes a number from 0 to 20, not '-1'; see poker solve --help", "kuhn", "--algorithm", "dcfr", "--gamma", "-1")]
    [InlineData("--iterations takes a whole number", "kuhn", "--iterations", "many")]
    [InlineData("'quantum'", "kuhn", "--algorithm", "quantum", "--alpha", "1")]
    [InlineData("'chess'", "chess")]
    public async Task A_bad_request_is_told_in_a_sentence(string error, params string[] arguments)
    {
        var (exitCode, _, errors) = await RunAsync(["solve", .. arguments]);

        Assert.Equal(2, exitCode);
        Assert.Contains(error, errors);
        Assert.DoesNotContain("   at ", errors);
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var child = ChildProcess.StartAssembly("Poker.Cli.dll", new Dictionary<string, string>(), arguments);
        return await child.EndAsync();
    }
}
