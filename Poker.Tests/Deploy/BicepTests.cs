using System.Text.RegularExpressions;
using Poker.Packages;
using Poker.Tests.Deploy.Helm;
using Poker.Tests.Deploy.Images;
using Poker.Tests.Harness;

namespace Poker.Tests.Deploy;

/// <summary>The Bicep files: by the compiler where it is installed, and what can be told of their text everywhere.</summary>
public sealed partial class BicepTests
{
    private static readonly string Folder = Clone.PathOf("deploy", "azure");

    private static readonly Dictionary<string, string> Files = Directory.EnumerateFiles(Folder, "*.bicep", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'), File.ReadAllText);

    [ProgramFact("bicep")]
    public async Task The_compiler_and_its_linter_find_no_error()
    {
        var build = await Command.RunAsync("bicep", ["build", "--stdout", Path.Combine(Folder, "main.bicep")], Folder);
        var lint = await Command.RunAsync("bicep", ["lint", Path.Combine(Folder, "main.bicep")], Folder);

        Assert.True(build.ExitCode == 0, build.Error);
        Assert.True(lint.ExitCode == 0, lint.Output + lint.Error);
    }

    [Fact]
    public void A_module_is_given_the_parameters_that_it_has()
    {
        var modules = Module().Matches(Files["main.bicep"])
            .ToDictionary(match => match.Groups["file"].Value, match => Names(ParameterGiven(), match.Groups["params"].Value));

        Assert.Equal(Files.Keys.Where(file => file != "main.bicep").Order(StringComparer.Ordinal), modules.Keys.Order(StringComparer.Ordinal));
        foreach (var (file, given) in modules)
        {
            Assert.Equal(Names(Parameter(), Files[file]), given);
        }
    }

    [Fact]
    public void Every_parameter_and_variable_is_used()
    {
        foreach (var (file, text) in Files)
        {
            var names = Parameter().Matches(text).Concat(Variable().Matches(text)).Select(match => match.Groups["name"].Value);
            Assert.Equal([], names.Where(name => Regex.Count(text, $@"\b{name}\b") < 2).Select(name => $"{file}: {name}"));
        }
    }

    [Fact]
    public void Secrets_are_secure_everywhere_and_have_no_default()
    {
        foreach (var text in Files.Values)
        {
            var secrets = Parameter().Matches(text).Where(match => Secret().IsMatch(match.Groups["name"].Value)).ToList();
            Assert.All(secrets, match => Assert.Matches(@"@secure\(\)\n(@\w+\(\d+\)\n)?$", text[..match.Index]));
            Assert.All(secrets, match => Assert.DoesNotContain("=", match.Value, StringComparison.Ordinal));
        }

        var example = Parameter().Matches(File.ReadAllText(Path.Combine(Folder, "example.bicepparam"))).Where(match => Secret().IsMatch(match.Groups["name"].Value));
        Assert.All(example, match => Assert.Contains("readEnvironmentVariable(", match.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Capture_is_refused_without_a_key_of_pseudonyms()
    {
        Assert.Contains("@secure()\n@minLength(32)\nparam pseudonymKey string?\n", Files["main.bicep"], StringComparison.Ordinal);
        Assert.Contains("pseudonymKey: withCapture ? (pseudonymKey ?? fail('withCapture=true needs a pseudonymKey", Files["main.bicep"], StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_pages_may_be_reached_from_outside()
    {
        var external = Files.SelectMany(file => External().Matches(file.Value).Select(match => $"{file.Key}: {match.Groups["value"].Value}"));
        Assert.Equal(
            ["main.bicep: captureExternal", "modules/bot.bicep: false", "modules/bot.bicep: false", "modules/capture.bicep: external", "modules/coordinator.bicep: false", "modules/coordinator.bicep: httpExternal"],
            external.Order(StringComparer.Ordinal));
        Assert.Contains("param captureExternal bool = false", Files["main.bicep"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bot")]
    [InlineData("capture")]
    [InlineData("coordinator")]
    [InlineData("worker")]
    public void A_service_has_the_environment_that_the_chart_gives_it(string service)
    {
        // A file system that can be written has a place for the diagnostics' socket.
        var chart = Containers.Environment(Chart.Poker.Manifests("capture: { enabled: true }\nbot: { enabled: true }")[$"Deployment/{service}-deployment"]).Keys.Except(["DOTNET_EnableDiagnostics"]);
        var bicep = Names(EnvironmentVariable(), Files["main.bicep"] + Files[$"modules/{service}.bicep"]);

        Assert.Equal(chart.Order(StringComparer.Ordinal), bicep);
    }

    [Fact]
    public void The_images_are_those_of_this_version()
    {
        Assert.Contains($"param coordinatorImage string = 'poker-coordinator:{ImageTests.Version}'", Files["main.bicep"], StringComparison.Ordinal);
        Assert.Contains($"param captureImage string = 'poker-capture:{ImageTests.Version}'", Files["main.bicep"], StringComparison.Ordinal);
        Assert.Contains($"param botImage string = 'poker-bot:{ImageTests.Version}'", Files["main.bicep"], StringComparison.Ordinal);
        Assert.Contains($"param workerImage string = 'poker-worker:{ImageTests.Version}'", Files["main.bicep"], StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(Regex pattern, string text) =>
        pattern.Matches(text).Select(match => match.Groups["name"].Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"^module \w+ '(?<file>[^']+)' = (if \(\w+\) )?\{\n  name: '\w+'\n  params: \{\n(?<params>(    .*\n)+)  \}\n\}", RegexOptions.Multiline)]
    private static partial Regex Module();

    [GeneratedRegex(@"^    (?<name>\w+): ", RegexOptions.Multiline)]
    private static partial Regex ParameterGiven();

    [GeneratedRegex(@"^param (?<name>\w+) .*$", RegexOptions.Multiline)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^var (?<name>\w+) = ", RegexOptions.Multiline)]
    private static partial Regex Variable();

    [GeneratedRegex("token|password|key$", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();

    [GeneratedRegex(@"^ +external: (?<value>\w+)$", RegexOptions.Multiline)]
    private static partial Regex External();

    [GeneratedRegex(@"name: '(?<name>(\w+__\w+|PGPASSWORD|ASPNETCORE_\w+))'")]
    private static partial Regex EnvironmentVariable();
}
