using Poker.Packages;
using Poker.Tests.Deploy.Helm;
using Poker.Tests.Harness;

namespace Poker.Tests.Deploy;

/// <summary>The chart by Helm itself, where it is installed.</summary>
public sealed class HelmTests
{
    [ProgramFact("helm")]
    public async Task Helm_renders_the_same_manifests()
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, values) in ValueSets.All)
        {
            var result = await Command.RunAsync(
                "helm", ["template", "poker", Chart.Folder, "--namespace", "training", "--values", folder.Write($"{name}.yaml", values)], folder.Root);

            Assert.True(result.ExitCode == 0, result.Error);
            Assert.Equal(Plain.ToJson(Comparable(Chart.Poker.Manifests(values))), Plain.ToJson(Comparable(Chart.Manifests([result.Output]))));
        }
    }

    [ProgramFact("helm")]
    public async Task Helm_finds_nothing_to_lint_and_refuses_what_the_tests_refuse()
    {
        var lint = await Command.RunAsync("helm", ["lint", "--strict", Chart.Folder], Chart.Folder);
        var refused = await Command.RunAsync("helm", ["template", Chart.Folder, "--set", "workers=3"], Chart.Folder);

        Assert.Equal(0, lint.ExitCode);
        Assert.NotEqual(0, refused.ExitCode);
    }

    // What is random once is not so twice.
    private static Dictionary<string, object?> Comparable(IReadOnlyDictionary<string, object?> manifests) => manifests.ToDictionary(
        manifest => manifest.Key,
        manifest => manifest.Key == "Secret/poker-secrets"
            ? Plain.Map(Plain.At(manifest.Value, "data")).Keys.Order(StringComparer.Ordinal).ToList<object?>()
            : manifest.Value);
}
