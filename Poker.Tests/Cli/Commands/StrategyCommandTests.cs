using System.Text.Json;

using Poker.Tests.Harness;

namespace Poker.Tests.Cli.Commands;

public sealed class StrategyCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public StrategyCommandTests() => RoyalBlueprint.WriteTo(_folder.Root);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_hand_has_actions_a_bucket_and_what_was_learnt()
    {
        var (exitCode, output, errors) = await PokerCli.RunAsync(
            _folder.Root, "strategy", "--history", "1p c / x", "--board", "TcJcQd", "--hand", "AhKd", "--json");

        Assert.Equal((0, ""), (exitCode, errors));
        using var document = JsonDocument.Parse(output);
        var root = document.RootElement;
        Assert.Equal(("flop", "button", "exact", "1p c / x"), (Text(root, "street"), Text(root, "toAct"), Text(root, "spot"), Text(root, "path")));
        Assert.Equal(1, root.GetProperty("actions").EnumerateArray().Sum(action => action.GetProperty("probability").GetDouble()), 1e-6);
        Assert.Equal(["x", "1p", "a"], root.GetProperty("hand").GetProperty("edges").EnumerateArray().Select(edge => edge.GetString()));
        Assert.Equal(3, root.GetProperty("hand").GetProperty("averages").GetArrayLength());
        Assert.False(root.TryGetProperty("grid", out _));
    }

    [Fact]
    public async Task A_range_is_a_plain_grid_where_output_is_no_terminal()
    {
        var (exitCode, output, errors) = await PokerCli.RunAsync(_folder.Root, "strategy", "--history", "c x", "--board", "AcAdKs");
        var grid = output.Split('\n').SkipWhile(line => !line.StartsWith("AA", StringComparison.Ordinal)).Take(13).ToArray();

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.DoesNotContain('\u001b', output);
        Assert.Equal(13, grid.Length);
        Assert.All(grid, line => Assert.Equal(13, line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length / 2));
        Assert.StartsWith("A2o -", grid[12]);
        Assert.Matches(@"^AKo [xra]\d+", grid[1]);
    }

    [Fact]
    public async Task The_grids_mean_is_that_of_its_combinations()
    {
        var (_, output, _) = await PokerCli.RunAsync(_folder.Root, "strategy", "--json");
        using var document = JsonDocument.Parse(output);
        var cells = document.RootElement.GetProperty("grid").EnumerateArray().ToArray();
        var actions = document.RootElement.GetProperty("actions").EnumerateArray().ToArray();

        Assert.Equal(169, cells.Length);
        Assert.Equal(190, cells.Sum(cell => cell.GetProperty("combos").GetInt32()));
        for (var i = 0; i < actions.Length; i++)
        {
            var mean = cells.Sum(cell => cell.GetProperty("combos").GetInt32() * cell.GetProperty("probabilities")[i].GetDouble()) / 190;
            Assert.Equal(actions[i].GetProperty("probability").GetDouble(), mean, 1e-6);
        }
    }

    [Theory]
    [InlineData("--board wants 3 cards, not 0", "--history", "c x")]
    [InlineData("'b1', word 1 of the history", "--history", "b1")]
    [InlineData("Nobody is to act", "--history", "f")]
    [InlineData("two cards that are not on the board", "--hand", "Ah")]
    [InlineData("deck is royal", "--hand", "2h3h")]
    [InlineData("There is no blueprint file", "--blueprint", "none.blueprint")]
    public async Task A_bad_spot_is_told_in_a_sentence(string error, params string[] arguments)
    {
        var (exitCode, _, errors) = await PokerCli.RunAsync(_folder.Root, ["strategy", .. arguments]);

        Assert.Equal(2, exitCode);
        Assert.Contains(error, errors);
        Assert.DoesNotContain("   at ", errors);
    }

    [Fact]
    public async Task A_blueprint_is_measured_and_compared_with_itself()
    {
        var (exitCode, output, errors) = await PokerCli.RunAsync(
            _folder.Root, "lbr", "blueprint", "blueprint", "--actions", "blueprint", "--hands", "400", "--json");

        Assert.Equal((0, ""), (exitCode, errors));
        using var document = JsonDocument.Parse(output);
        Assert.Equal(20, document.RootElement.GetProperty("bigBlinds").GetDouble());
        Assert.Equal(0, document.RootElement.GetProperty("difference").GetProperty("mean").GetDouble());
        var streets = document.RootElement.GetProperty("strategies")[0].GetProperty("streets").EnumerateArray().ToArray();
        Assert.Equal(4, streets.Length);
        Assert.Equal(0, streets.Max(street => street.GetProperty("offTree").GetDouble()));
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
