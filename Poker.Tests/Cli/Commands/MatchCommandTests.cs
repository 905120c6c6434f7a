using System.Runtime.Versioning;
using System.Text.Json;
using Poker.Core.Histories;
using Poker.Tests.Harness;

namespace Poker.Tests.Cli.Commands;

public sealed class MatchCommandTests
{
    [Fact]
    public async Task It_prints_a_table_and_who_wins()
    {
        var (exitCode, output, errors) = await RunAsync("fold", "allin", "--hands", "1000", "--duplicate", "--seed", "4");

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Contains("fold loses 750.0 ± 0.0 mbb/hand against allin.", output);
        Assert.Contains("1,000 hands of 100 big blinds, 500 deals in every seat, seed 4, ", output);
        Assert.Contains("-1,000", output);
    }

    [Fact]
    public async Task It_prints_json_that_does_not_depend_on_threads()
    {
        var one = await JsonAsync("tight", "random", "call", "--hands", "3001", "--threads", "1", "--stacks", "20");
        var two = await JsonAsync("tight", "random", "call", "--hands", "3001", "--threads", "2", "--stacks", "20");

        Assert.Equal(one.GetProperty("players").GetRawText(), two.GetProperty("players").GetRawText());
        Assert.Equal((3001, 3001, true, 20), (
            one.GetProperty("hands").GetInt64(), one.GetProperty("samples").GetInt64(), one.GetProperty("complete").GetBoolean(), one.GetProperty("bigBlinds").GetDouble()));
        Assert.Equal(["tight", "random", "call"], one.GetProperty("players").EnumerateArray().Select(player => player.GetProperty("strategy").GetString()));
        Assert.All(one.GetProperty("players").EnumerateArray(), player => Assert.Equal(3, player.GetProperty("seats").GetArrayLength()));
    }

    [Fact]
    public async Task The_same_strategy_twice_is_numbered_and_luck_can_be_taken_off()
    {
        var report = await JsonAsync("random", "random", "--hands", "300", "--aivat");

        Assert.Equal(["random", "random (2)"], report.GetProperty("players").EnumerateArray().Select(player => player.GetProperty("strategy").GetString()));
        var first = report.GetProperty("players")[0];
        Assert.True(first.GetProperty("aivat").GetProperty("halfWidth").GetDouble() < first.GetProperty("winnings").GetProperty("halfWidth").GetDouble());
    }

    [Fact]
    public async Task The_hands_are_written_to_a_file_or_into_a_folder_and_replay_agrees()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("hands.phhs");

        Assert.Equal(0, (await RunAsync("random", "call", "fold", "--hands", "40", "--duplicate", "--phh", file)).ExitCode);
        Assert.Equal(0, (await RunAsync("random", "call", "--hands", "10", "--seed", "7", "--phh", folder.Root)).ExitCode);

        Assert.Equal(["hands.phhs", "random-call-seed7.phhs"], Directory.GetFiles(folder.Root).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var hands = HandHistories.Read(file, await File.ReadAllTextAsync(file)).ToArray();
        Assert.Equal(42, hands.Length);
        Assert.All(hands, hand => Assert.Null(Replayer.Replay(hand.Hand!).Difference));
    }

    [Theory]
    [InlineData("There is no strategy 'nope': choose among random, call, fold, ", "random", "nope")]
    [InlineData("The strategy call takes nothing after a colon, so 'call:x' means nothing.", "random", "call:x")]
    [InlineData("A match needs 2 to 10 strategies, not 1: poker match --help lists them.", "random")]
    [InlineData("--hands takes a whole number from 1 to 1,000,000,000,000, not '0'", "random", "call", "--hands", "0")]
    [InlineData("--stacks takes a number from 0.01 to 100,000, not '0'", "random", "call", "--stacks", "0")]
    [InlineData("--aivat is for two strategies, not 3.", "random", "call", "fold", "--aivat")]
    [InlineData("--aivat is for the full deck, not for the royal one.", "random", "call", "--aivat", "--deck", "royal")]
    [InlineData("The royal deck has 20 cards, too few for 8 strategies.", "call", "call", "call", "call", "call", "call", "call", "call", "--deck", "royal")]
    [InlineData("--phh takes a folder, or a file whose name ends in .phhs, not 'hands.txt'.", "random", "call", "--phh", "hands.txt")]
    public async Task A_bad_request_is_told_in_a_sentence(string error, params string[] arguments)
    {
        var (exitCode, output, errors) = await RunAsync(arguments);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains(error, errors);
        Assert.DoesNotContain("   at ", errors);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_told_before_anything_is_played()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("file", "");

        var (exitCode, output, errors) = await RunAsync("random", "call", "--phh", Path.Combine(file, "hands.phhs"));

        Assert.Equal((1, ""), (exitCode, output));
        Assert.StartsWith("poker: The hands cannot be written: ", errors);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Ctrl_C_ends_a_match_with_what_was_played_and_the_hands_so_far()
    {
        using var folder = new TemporaryFolder();
        using var child = PokerCli.Start(folder.Root, "match", "random", "call", "--hands", "1000000000", "--phh", folder.PathOf("hands.phhs"), "--json");
        await Poll.UntilAsync(() => Directory.GetFiles(folder.Root).Any(file => new FileInfo(file).Length > 0), "hands are written");
        await child.InterruptAsync();
        var (exitCode, output, errors) = await child.EndAsync();

        Assert.Equal(130, exitCode);
        Assert.Matches(@"poker: stopped after [\d,]+ of 1,000,000,000 hands\n$", errors);
        using var report = JsonDocument.Parse(output);
        Assert.False(report.RootElement.GetProperty("complete").GetBoolean());
        var written = await File.ReadAllLinesAsync(folder.PathOf("hands.phhs"));
        Assert.Equal(report.RootElement.GetProperty("hands").GetInt64(), written.Count(line => line == "variant = 'NT'"));
        Assert.Single(Directory.GetFiles(folder.Root));
    }

    private static async Task<JsonElement> JsonAsync(params string[] arguments)
    {
        var (exitCode, output, errors) = await RunAsync([.. arguments, "--json"]);
        Assert.Equal((0, false), (exitCode, errors.Contains("poker:", StringComparison.Ordinal)));
        using var document = JsonDocument.Parse(output);
        return document.RootElement.Clone();
    }

    private static Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) =>
        PokerCli.RunAsync("/nowhere", ["match", .. arguments]);
}
