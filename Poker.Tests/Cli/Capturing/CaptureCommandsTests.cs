using System.Text.Json;
using Poker.Tests.Harness;

namespace Poker.Tests.Cli.Capturing;

public sealed class CaptureCommandsTests(PostgresFixture postgres) : DatabaseTests(postgres), IDisposable
{
    private const string Game = "Ann posts the small blind of 5\nBob posts the big blind of 10\nAnn folds\nBob wins 15\n";
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_file_is_imported_once_its_hands_are_told_and_it_is_parsed_anew()
    {
        var log = _folder.Write("table.log", Game + Game + "Ann posts the small blind of 5\nBob posts the big blind of 10\nBob checks\n");
        var first = await RunAsync("import", log, "--dialect", "plain");
        Assert.Equal(0, first.ExitCode);
        Assert.Contains("11 lines, session 1 of import: 2 hands accepted, 1 in quarantine (1 ", first.Output);
        Assert.Contains("nothing new", (await RunAsync("import", log)).Output);

        using var status = JsonDocument.Parse((await RunAsync("status", "--json")).Output);
        var session = status.RootElement.GetProperty("sessions")[0];
        Assert.Equal((11, 2, 1), (session.GetProperty("parsedThrough").GetInt32(), session.GetProperty("accepted").GetInt32(), session.GetProperty("quarantined").GetInt32()));
        Assert.Equal("plain", session.GetProperty("tables")[0].GetProperty("dialect").GetString());
        var quarantine = Assert.Single(status.RootElement.GetProperty("quarantine").EnumerateArray());
        Assert.Equal(11, quarantine.GetProperty("line").GetInt32());
        var table = (await RunAsync("status")).Output;
        Assert.Contains(quarantine.GetProperty("cause").GetString()!, table);
        Assert.DoesNotContain("Ann", table);

        var reparsed = await RunAsync("reparse", "--source", "import", "--dialect", "pokernow");
        Assert.Contains("accepted 2 → 0", reparsed.Output);
        Assert.Contains("accepted 0 → 2", (await RunAsync("reparse", "--source", "import", "--dialect", "plain")).Output);
        await RunAsync("reparse", "--source", "import", "--dialect", "pokernow");

        var detected = await RunAsync("reparse", "--source", "import", "--dialect", "AUTO");
        Assert.Contains("accepted 0 → 2", detected.Output);
        Assert.True(await ReadAsync<bool>("SELECT dialect IS NULL FROM capture_source"));
    }

    [Fact]
    public async Task What_cannot_be_done_is_told_in_a_line_with_an_exit_code()
    {
        var good = _folder.Write("good.log", Game);
        var bad = _folder.Write("bad.jsonl", "no JSON\n");
        var (exitCode, output, errors) = await RunAsync("import", bad, good, "--dialect", "plain");
        Assert.Equal(2, exitCode);
        Assert.Contains("1 hands accepted", output);
        Assert.Contains("line 1", Assert.Single(errors.TrimEnd().Split('\n')));
        Assert.Equal(1, await ReadAsync<long>("SELECT count(*) FROM capture_session"));

        foreach (var (arguments, code, told) in new (string[], int, string)[]
        {
            (["import", _folder.PathOf("absent")], 2, "no file or folder"),
            (["import", good, "--dialect", "elvish"], 2, "There is no dialect 'elvish'"),
            (["reparse", "--source", "nobody"], 2, "there is no source 'nobody'"),
            (["reparse", "--dialect", "plain"], 2, "name that, too"),
            (["reparse", "--cause", "Boredom"], 2, "--cause is one of"),
            (["reparse", "--session", "77"], 1, "there is no such session"),
            (["tail", _folder.Root], 2, "no file that can be followed"),
        })
        {
            var failed = await RunAsync(arguments);
            Assert.True(failed.ExitCode == code && failed.Errors.Contains(told, StringComparison.Ordinal), $"{string.Join(' ', arguments)}: {failed}");
        }
    }

    [Fact]
    public async Task A_log_is_followed_while_it_is_written_and_from_where_it_was_after_a_kill()
    {
        var log = _folder.PathOf("table.log");
        using (var tail = Start("tail", log, "--dialect", "plain", "--json"))
        {
            await tail.ReadLineWithAsync("following");
            await File.AppendAllTextAsync(log, Game + Game);
            await tail.ReadLineWithAsync("\"accepted\":1");
            await tail.KillAsync();
        }

        await File.AppendAllTextAsync(log, Game);
        using var again = Start("tail", log, "--json");
        await again.ReadLineWithAsync("\"lines\":4");
        await again.InterruptAsync();
        var (exitCode, output, errors) = await again.EndAsync();
        Assert.True(exitCode == 0 && output.Contains("stopped", StringComparison.Ordinal), output + errors);
        Assert.Equal((1L, 12L, 2L), (
            await ReadAsync<long>("SELECT count(*) FROM capture_session"), await ReadAsync<long>("SELECT through FROM capture_session"), await ReadAsync<long>("SELECT count(*) FROM hand")));
    }

    public void Dispose() => _folder.Dispose();

    private ChildProcess Start(params string[] arguments) => PokerCli.Start(_folder.PathOf("data"), ["capture", .. arguments, "--database", ConnectionString]);

    private async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var child = Start(arguments);
        return await child.EndAsync();
    }
}
