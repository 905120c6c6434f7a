using System.Security.Cryptography;
using System.Text.RegularExpressions;

using Poker.Core.Learning.Samples;
using Poker.Infrastructure.Capture;
using Poker.Tests.Core.Play.Baselines;
using Poker.Tests.Harness;

namespace Poker.Tests.Core.Learning.Samples;

public sealed partial class FeatureLayoutTests
{
    private static readonly string Page = File.ReadAllText(Clone.PathOf("docs", "samples.md"));

    [Fact]
    public void The_page_lists_every_feature_at_its_place_with_its_values()
    {
        var rows = Row().Matches(Page).Select(row => (int.Parse(row.Groups["place"].Value), row.Groups["name"].Value, row.Groups["values"].Value));

        Assert.Equal(
            Enumerable.Range(0, FeatureLayout.Count)
                .Select(place => (place, FeatureLayout.Names[place], FeatureLayout.Flags.Contains((Feature)place) ? "0 or 1" : "0 … 1")),
            rows);
        Assert.Contains($"**version {FeatureLayout.Version}**", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_lists_every_bin_and_every_reason()
    {
        var bins = Bin().Matches(Page).Select(row => (int.Parse(row.Groups["place"].Value), row.Groups["name"].Value));

        Assert.Equal(Enumerable.Range(0, ActionBins.Count).Select(bin => (bin, ActionBins.Names[bin])), bins);
        Assert.Equal(ActionBins.Count, Enum.GetValues<ActionBin>().Length);
        Assert.All(
            Enum.GetNames<LeftOut>().Except([nameof(LeftOut.None)]),
            reason => Assert.Contains($"| `{char.ToLowerInvariant(reason[0])}{reason[1..]}` |", Page, StringComparison.Ordinal));
    }

    // A change of what goes into a vector, or comes out of it, raises the version; then the new hash goes here.
    [Fact]
    public void Version_1_makes_these_vectors_masks_and_labels_of_random_hands()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var bytes = new byte[sizeof(float) * FeatureLayout.Count];
        foreach (var sample in SampleHands.Random(11, 400).SelectMany(hand => SampleHands.Build(hand, new(AllBaselines.Equities))))
        {
            SampleWriter.Encode(sample.Features, bytes);
            hash.AppendData(bytes);
            hash.AppendData([(byte)sample.Legal, (byte)(sample.Legal >> 8), (byte)Array.IndexOf(sample.Label, 1)]);
        }

        Assert.Equal((1, 64, 9), (FeatureLayout.Version, FeatureLayout.Count, ActionBins.Count));
        Assert.Equal("b3ef47759bf5a2f5", Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8)));
    }

    [GeneratedRegex(@"^\| (?<place>\d+) \| `(?<name>\w+)` \| (?<values>0 or 1|0 … 1) \| ", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^\| (?<place>\d) \| `(?<name>\w+)` \| (?!0 )", RegexOptions.Multiline)]
    private static partial Regex Bin();
}
