using System.Text.Json;

using Poker.Tests.Harness;

namespace Poker.Tests.Cli.Commands;

public sealed class LbrCommandTests
{
    [Fact]
    public async Task Folding_loses_750()
    {
        var (exitCode, output, errors) = await RunAsync("lbr", "fold", "--first", "turn", "--hands", "240", "--json");

        Assert.Equal((0, ""), (exitCode, errors));
        using var document = JsonDocument.Parse(output);
        var win = document.RootElement.GetProperty("strategies")[0].GetProperty("win");
        Assert.Equal((750, 0), (Math.Round(win.GetProperty("mean").GetDouble(), 6), Math.Round(win.GetProperty("halfWidth").GetDouble(), 6)));
    }

    [Fact]
    public async Task The_text_tells_streets_and_lines()
    {
        var (exitCode, output, errors) = await RunAsync("lbr", "fold", "--hands", "40");

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Contains("fold loses 750.0 ± 0.0 mbb/hand to a local best response with the actions fcpa from the preflop on", output);
        Assert.Contains("river", output);
        Assert.Contains("rf ", output);
    }

    [Theory]
    [InlineData("There is no strategy 'nobody'", "nobody")]
    [InlineData("the strategies must be blueprints", "call", "--actions", "blueprint")]
    [InlineData("--hands takes a whole number", "call", "--hands", "0")]
    [InlineData("'everything'", "call", "--actions", "everything")]
    public async Task A_bad_request_is_told_in_a_sentence(string error, params string[] arguments)
    {
        var (exitCode, _, errors) = await RunAsync(["lbr", .. arguments]);

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
