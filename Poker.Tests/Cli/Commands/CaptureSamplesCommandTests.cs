using System.Text.Json;

using Poker.Tests.Core.Learning.Samples;
using Poker.Tests.Harness;
using Poker.Tests.Infrastructure.Capture;

namespace Poker.Tests.Cli.Commands;

public sealed class CaptureSamplesCommandTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    [Fact]
    public async Task Samples_of_the_actions_taken_and_of_a_blueprint_s_are_made_and_counted()
    {
        using var folder = new TemporaryFolder();
        var session = await StoredHands.SessionAsync(DataSource);
        await StoredHands.AddAsync(DataSource, session, 1, SampleHands.HeadsUp);
        await StoredHands.AddAsync(DataSource, session, 2, SampleHands.ThreeHanded with { DealtOpen = 0b010 }, isValidation: true);

        var report = await RunAsync(folder, "--json");
        var again = await RunAsync(folder, "--json");
        var rebuilt = await RunAsync(folder, "--json", "--rebuild", "--shown-weight", "0.5");

        Assert.Equal((2, 10, 7), Numbers(report));
        Assert.Equal(3, report.GetProperty("leftOut").GetProperty("pocketOnlyShown").GetInt64());
        Assert.Equal((0, 0, 0), Numbers(again));
        Assert.Equal((2, 10, 10), Numbers(rebuilt));
        var stored = Assert.Single(rebuilt.GetProperty("stored").EnumerateArray());
        Assert.Equal(
            "{\"layout\":1,\"mode\":\"taken\",\"madeBy\":\"shown 0.5, assumed stacks left out; no buckets\",\"hands\":2,\"training\":6,\"validation\":4}",
            JsonSerializer.Serialize(stored));
    }

    [Fact]
    public async Task A_blueprint_of_another_deck_is_refused_and_so_is_a_mode_that_there_is_not()
    {
        using var folder = new TemporaryFolder();
        RoyalBlueprint.WriteTo(folder.Root);

        var (deckCode, _, deck) = await PokerCli.RunAsync(folder.Root, "capture", "samples", "--mode", "optimal", "--database", ConnectionString);
        var (modeCode, _, mode) = await PokerCli.RunAsync(folder.Root, "capture", "samples", "--mode", "best", "--database", ConnectionString);

        Assert.Equal(2, deckCode);
        Assert.EndsWith("is a blueprint of the royal deck: hands are played with the full one.", deck.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(2, modeCode);
        Assert.Contains("best", mode, StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_people_the_counts_are_lines()
    {
        using var folder = new TemporaryFolder();
        var session = await StoredHands.SessionAsync(DataSource);
        await StoredHands.AddAsync(DataSource, session, 1, SampleHands.HeadsUp with { DealtOpen = 0b10 });
        await StoredHands.AddAsync(DataSource, session, 2, "{}", isValidation: false);

        var (exitCode, output, errors) = await PokerCli.RunAsync(folder.Root, "capture", "samples", "--database", ConnectionString);

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Matches(@"^ +1  hands sampled, mode taken, in \d+\.\d s\n +3  samples of 6 decisions; left out:\n +3  pocketOnlyShown\n +1  hands refused\n +2: ", output);
        Assert.EndsWith(
            "stored:\n          3  taken, layout 1, 0 of them for validation, of 1 hands (shown 0, assumed stacks left out; no buckets)\n", output, StringComparison.Ordinal);
    }

    private async Task<JsonElement> RunAsync(TemporaryFolder folder, params string[] arguments)
    {
        var (exitCode, output, errors) = await PokerCli.RunAsync(folder.Root, ["capture", "samples", "--database", ConnectionString, .. arguments]);
        Assert.Equal((0, ""), (exitCode, errors));
        return JsonDocument.Parse(output).RootElement;
    }

    private static (long Hands, long Decisions, long Samples) Numbers(JsonElement report) => (
        report.GetProperty("hands").GetInt64(), report.GetProperty("decisions").GetInt64(), report.GetProperty("samples").GetInt64());
}
