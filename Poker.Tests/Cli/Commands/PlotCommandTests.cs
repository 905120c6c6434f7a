using System.Xml.Linq;
using Poker.Tests.Harness;

namespace Poker.Tests.Cli.Commands;

public sealed class PlotCommandTests
{
    [Fact]
    public async Task A_match_is_drawn_with_its_strategies_and_an_existing_file_is_kept()
    {
        using var folder = new TemporaryFolder();
        var (_, json, _) = await PokerCli.RunAsync(folder.Root, "match", "call", "fold", "--hands", "1000", "--json");
        var result = folder.PathOf("loose.json");
        await File.WriteAllTextAsync(result, json);
        var target = folder.PathOf("match.svg");

        var (exitCode, output, errors) = await PokerCli.RunAsync(folder.Root, "plot", "match", result, "--out", target);

        Assert.Equal((0, target, ""), (exitCode, output.TrimEnd(), errors));
        var texts = XDocument.Load(target).Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value).ToList();
        Assert.Superset(new HashSet<string> { "Winnings", "call", "fold", "loose", "mbb a hand, with 95 % intervals" }, texts.ToHashSet());

        var before = await File.ReadAllBytesAsync(target);
        Assert.Equal(2, (await PokerCli.RunAsync(folder.Root, "plot", "match", result, "--out", target)).ExitCode);
        Assert.Equal(before, await File.ReadAllBytesAsync(target));
        Assert.Equal(0, (await PokerCli.RunAsync(folder.Root, "plot", "match", result, "--out", target, "--force", "--width", "400")).ExitCode);
        Assert.Equal("400", XDocument.Load(target).Root!.Attribute("width")!.Value);
    }

    [Fact]
    public async Task Trainings_and_buckets_are_drawn_from_the_database_and_another_training_is_refused_with_those_that_there_are()
    {
        await using var data = new DataFolder();
        using var folder = new TemporaryFolder();
        await data.SucceedAsync("fast", "--deck", "royal", "--betting", "tiny", "--turn-buckets", "10", "--flop-buckets", "8", "--iterations", "8192");
        await using (var database = await data.OpenAsync())
        {
            await using var note = database.DataSource.CreateCommand(
                """
                INSERT INTO training_curve (training, title, regret_unit) SELECT run, 'a training', 'peas' FROM blueprint_run
                    ON CONFLICT (training) DO UPDATE SET title = excluded.title, regret_unit = excluded.regret_unit;
                INSERT INTO training_point (training, number, iterations, nodes, seconds, regret, regret_iterations)
                SELECT run, 1000 + n, 10000 * n, 1000000 * n, 5 * n, 9000 / n, 10000 * n FROM blueprint_run, generate_series(1, 4) AS n
                """);
            await note.ExecuteNonQueryAsync();
        }

        await data.SucceedAsync("match", "blueprint", "call", "--deck", "royal", "--hands", "500");
        var target = folder.PathOf("training.svg");

        await data.SucceedAsync("plot", "training", "--out", target);
        await data.SucceedAsync("plot", "buckets", "--out", folder.PathOf("buckets.svg"));
        await data.SucceedAsync("plot", "buckets", "--street", "turn", "--out", folder.PathOf("turn.svg"));

        var texts = XDocument.Load(target).Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value).ToList();
        Assert.Contains("a training", texts);
        Assert.Contains("match against call", texts);
        Assert.Contains("mean positive regret", texts);
        Assert.Contains("speed", texts);
        Assert.Contains("regret, peas", texts);
        Assert.Contains("turn: 10 of", await File.ReadAllTextAsync(folder.PathOf("buckets.svg")));
        var turn = await File.ReadAllTextAsync(folder.PathOf("turn.svg"));
        Assert.Contains("turn: 10 of", turn);
        Assert.DoesNotContain("flop", turn);
        var (exitCode, _, errors) = await data.RunAsync("plot", "training", "--training", $"{Guid.Empty}", "--out", folder.PathOf("other.svg"));
        Assert.Equal(2, exitCode);
        Assert.Contains("(a training)", errors);
    }

    [Theory]
    [InlineData("no match", "is no result of a match")]
    [InlineData("{}", "is no result of a match")]
    [InlineData("""{"hands": 3, "players": [{}]}""", "is no result of a match")]
    [InlineData(null, "cannot be read")]
    public async Task What_is_no_result_is_told_in_a_line_and_nothing_is_written(string? content, string message)
    {
        using var folder = new TemporaryFolder();
        var result = folder.PathOf("result.json");
        if (content is not null)
        {
            await File.WriteAllTextAsync(result, content);
        }

        var (exitCode, output, errors) = await PokerCli.RunAsync(folder.Root, "plot", "match", result, "--out", folder.PathOf("match.svg"));

        Assert.NotEqual(0, exitCode);
        Assert.Equal("", output);
        Assert.Contains(message, Assert.Single(errors.TrimEnd().Split('\n')));
        Assert.Empty(Directory.GetFiles(folder.Root, "*.svg"));
        Assert.Empty(Directory.GetFiles(folder.Root, "*.draft"));
    }
}
