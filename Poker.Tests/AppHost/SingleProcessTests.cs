using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using Poker.Cli.Output;
using Poker.Tests.Harness;

namespace Poker.Tests.AppHost;

/// <summary>The AppHost as it is started where Aspire's packages are missing.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class SingleProcessTests : IDisposable
{
    private readonly ReachableFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_starts_the_single_process_host_with_what_its_launch_profile_sets()
    {
        var profile = JsonNode.Parse(await File.ReadAllTextAsync(Clone.PathOf("Poker.AppHost", "Properties", "launchSettings.json")))!["profiles"]!["http"]!;
        var environment = profile["environmentVariables"]!.AsObject().ToDictionary(entry => entry.Key, entry => (string)entry.Value!);
        environment["ASPNETCORE_URLS"] = (string)profile["applicationUrl"]!;
        environment["POKER_DATABASE"] = "Host=nowhere.invalid";
        using var host = ChildProcess.StartAssembly(
            "Poker.AppHost.dll", environment, "--Data:Folder", _folder.Path, "--Run:Deck", "royal", "--Run:Betting", "tiny", "--Workers:Count", "1", "--Database:Mode", "local");

        await host.ReadLineWithAsync("Workers:     1 in this process");
        await host.ReadLineWithAsync("information sets, mean positive regret");
        await host.SignalAsync("TERM");
        var (exitCode, _, errors) = await host.EndAsync();

        Assert.Equal((ExitCodes.Success, ""), (exitCode, errors));
    }

    [Fact]
    public async Task Settings_that_make_no_sense_are_told_before_anything_starts()
    {
        using var host = ChildProcess.StartAssembly("Poker.AppHost.dll", null, "--Data:Folder", _folder.Path, "--Workers:Count", "none");
        var (exitCode, output, errors) = await host.EndAsync();

        Assert.Equal((ExitCodes.BadInput, "", $"poker: Workers:Count is 'none', but must be 1 to 1000.{Environment.NewLine}"), (exitCode, output, errors));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }
}
