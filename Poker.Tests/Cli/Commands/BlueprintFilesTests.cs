using System.Text.Json;
using Poker.Infrastructure.Artefacts;
using Poker.Tests.Harness;

namespace Poker.Tests.Cli.Commands;

/// <summary>What commands do with a data folder that holds a blueprint of the royal deck and no database.</summary>
public sealed class BlueprintFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public BlueprintFilesTests() => RoyalBlueprint.WriteTo(_folder.Root);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_blueprint_plays_with_its_own_deck_and_stacks()
    {
        var report = await JsonAsync("match", "blueprint", "blueprint", "--deck", "royal", "--hands", "200", "--duplicate");

        Assert.Equal(("royal", 20, 0), (
            report.GetProperty("deck").GetString(),
            report.GetProperty("bigBlinds").GetDouble(),
            report.GetProperty("players")[0].GetProperty("winnings").GetProperty("mean").GetDouble()));
        Assert.Equal(50, (await JsonAsync("match", "blueprint", "tight", "--deck", "royal", "--hands", "200", "--stacks", "50")).GetProperty("bigBlinds").GetDouble());
    }

    [Theory]
    [InlineData("blueprint was trained on the royal deck, and this match is played with the full one: give --deck royal", "blueprint", "call")]
    [InlineData("A match of 3 has no place for blueprint: blueprints play heads-up alone.", "blueprint", "call", "call", "--deck", "royal")]
    [InlineData("There is no blueprint file 'none.blueprint'", "blueprint:none.blueprint", "call")]
    public async Task A_match_that_a_blueprint_cannot_play_is_refused(string error, params string[] arguments)
    {
        var (exitCode, output, errors) = await RunAsync(["match", .. arguments]);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.StartsWith($"poker: {error}", errors);
    }

    [Theory]
    [InlineData("match", "blueprint:database", "call", "--deck", "royal")]
    [InlineData("lbr", "blueprint:database")]
    [InlineData("strategy", "--blueprint", "database")]
    [InlineData("exploitability", "database")]
    public async Task The_database_that_is_named_is_the_one_that_is_asked(params string[] arguments)
    {
        var (exitCode, _, errors) = await RunAsync([.. arguments, "--database", "Host=127.0.0.1;Port=1;Username=x;Password=secret"]);

        Assert.Equal(1, exitCode);
        Assert.StartsWith("poker: The database cannot be reached", errors);
    }

    [Fact]
    public async Task An_export_tells_of_the_file_as_it_is_now()
    {
        var file = _folder.Write("out.blueprint", "an old file");
        File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);

        var report = await JsonAsync("export", file, "--what", "blueprint", "--force");

        Assert.Equal(File.GetLastWriteTimeUtc(file), report.GetProperty("writtenAt").GetDateTimeOffset().UtcDateTime);
        Assert.Equal(5_000, BlueprintFile.ReadRun(file).Iterations);
    }

    [Theory]
    [InlineData("leave them out with --what blueprint", "export", "x.blueprint", "--what", "blueprint", "--deck", "royal")]
    [InlineData("it is no file that poker export wrote", "import", "POKER_DLL")]
    public async Task What_makes_no_sense_is_refused(string error, params string[] arguments)
    {
        var (exitCode, _, errors) = await RunAsync(
            [.. arguments.Select(argument => argument == "POKER_DLL" ? Path.Combine(AppContext.BaseDirectory, "Poker.Cli.dll") : argument)]);

        Assert.Equal(2, exitCode);
        Assert.Contains(error, errors);
    }

    private async Task<JsonElement> JsonAsync(params string[] arguments)
    {
        var (exitCode, output, errors) = await RunAsync([.. arguments, "--json"]);
        Assert.Equal((0, ""), (exitCode, errors));
        using var document = JsonDocument.Parse(output);
        return document.RootElement.Clone();
    }

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) => PokerCli.RunAsync(_folder.Root, arguments);
}
