using System.Text.Json;
using Poker.Core.Cards;
using Poker.Tests.Harness;

namespace Poker.Tests.EndToEnd;

/// <summary>The program with and without AVX2: no bit of a result may hang on the machine's widest vectors.</summary>
public sealed class NarrowVectorsTests
{
    private const string WithoutAvx2 = "DOTNET_EnableAVX2=0; export DOTNET_EnableAVX2;";

    [Fact]
    public async Task The_switch_takes_AVX2_away()
    {
        using var child = ChildProcess.StartAssembly(
            "Poker.Tests.dll", new Dictionary<string, string> { ["DOTNET_EnableAVX2"] = "0" }, "avx2");

        Assert.Equal((0, "False\n", ""), await child.EndAsync());
    }

    [Fact]
    public async Task Clusters_are_the_same_without_AVX2()
    {
        const string Cluster = "poker cluster --deck royal --no-database --json";

        var fingerprints = Fingerprints(await Shell.RunAsync(Cluster));

        Assert.Equal(4, fingerprints.Count);
        Assert.Equal(fingerprints, Fingerprints(await Shell.RunAsync(WithoutAvx2 + Cluster)));
    }

    [Fact]
    public async Task Strengths_are_the_same_without_AVX2()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(52);
        var deck = Deck.Full.Cards.ToArray();
        var hands = Enumerable.Range(0, 20_000).Select(hand =>
        {
            random.Shuffle(deck);
            return CardSet.Of(deck.AsSpan(0, 5 + (hand % 3))).ToString();
        });
        var file = folder.Write("hands", string.Join('\n', hands));

        var (exitCode, strengths, errors) = await Shell.RunAsync($"poker evaluate < {file}");

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Equal(20_000, strengths.Count(letter => letter == '\n'));
        Assert.Equal((0, strengths, ""), await Shell.RunAsync($"{WithoutAvx2} poker evaluate < {file}"));
    }

    [Fact]
    public async Task Trained_strategies_and_what_is_measured_of_them_are_the_same_without_AVX2()
    {
        using var child = ChildProcess.StartAssembly(
            "Poker.Tests.dll", new Dictionary<string, string> { ["DOTNET_EnableAVX2"] = "0" }, "train");

        Assert.Equal((0, TrainingFigures.Compute(), ""), await child.EndAsync());
    }

    private static List<string?> Fingerprints((int ExitCode, string Output, string Errors) run)
    {
        Assert.True(run.ExitCode == 0, run.Errors);
        using var report = JsonDocument.Parse(run.Output);
        return [.. report.RootElement.GetProperty("streets").EnumerateArray().Select(street => street.GetProperty("fingerprint").GetString())];
    }
}
