using System.Text.Json;
using Poker.Core.Learning.Networks;
using Poker.Core.Learning.Samples;
using Poker.Infrastructure.Live;
using Poker.Infrastructure.Models;
using Poker.Infrastructure.Onnx;
using Poker.Tests.Harness;

namespace Poker.Tests.Cli.Models;

public sealed class ModelsCommandTests(PostgresFixture postgres) : DatabaseTests(postgres), IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_file_becomes_a_version_that_plays_and_makes_room_and_comes_back()
    {
        Assert.Contains("There is no model yet", (await RunAsync("list")).Output, StringComparison.Ordinal);
        var (first, second) = (Write("first.onnx", 1), Write("second.onnx", 2));
        Assert.Contains("Version 1 is candidate", (await RunAsync("import", first)).Output, StringComparison.Ordinal);
        Assert.Contains("Version 1 is candidate", (await RunAsync("import", first)).Output, StringComparison.Ordinal);

        var refused = await RunAsync("promote", "1");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("--unvalidated promotes it as it is", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("promote", "1", "--unvalidated", "--why", "the first")).ExitCode);
        await RunAsync("import", second);
        Assert.Equal(0, (await RunAsync("promote", "2", "--unvalidated")).ExitCode);
        Assert.Contains("Version 1 is in production again", (await RunAsync("rollback")).Output, StringComparison.Ordinal);

        using var list = JsonDocument.Parse((await RunAsync("list", "--json")).Output);
        Assert.Equal([(2, "rejected"), (1, "production")], list.RootElement.EnumerateArray().Select(model => (model.GetProperty("version").GetInt32(), model.GetProperty("state").GetString()!)));
        using var shown = JsonDocument.Parse((await RunAsync("show", "1", "--json")).Output);
        Assert.Equal(
            ["candidate", "validated", "production", "retired", "production"],
            shown.RootElement.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("to").GetString()));
        Assert.Contains("Not validated: the first", (await RunAsync("show", "1")).Output, StringComparison.Ordinal);

        var copy = _folder.PathOf("copy.onnx");
        Assert.Contains("SHA-256", (await RunAsync("export", "1", copy)).Output, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(copy));
        Assert.Equal(["copy.onnx", "first.onnx", "second.onnx"], Directory.GetFiles(_folder.Root).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task What_cannot_be_done_is_told_in_a_line_with_an_exit_code()
    {
        var (good, noise) = (Write("good.onnx", 1), _folder.Write("noise.onnx", "this is no model"));
        var other = _folder.PathOf("other.onnx");
        await File.WriteAllBytesAsync(other, PolicyOnnx.Write(PolicyNetwork.Create(new NetworkShape(5, [4], 3), 1), new Dictionary<string, string>()));
        await RunAsync("import", good);
        await RunAsync("import", Write("damaged.onnx", 3));
        await ExecuteAsync("UPDATE model SET bytes = set_byte(bytes, 300, get_byte(bytes, 300) # 1) WHERE version = 2");

        foreach (var (arguments, code, told) in new (string[], int, string)[]
        {
            (["import", _folder.PathOf("absent")], 2, "There is no file"),
            (["import", noise], 2, "cannot be used"),
            (["import", other], 2, "decisions have 64 features and 9 bins"),
            (["show", "77"], 1, "no model version 77"),
            (["promote", "77"], 1, "no model version 77"),
            (["rollback"], 1, "nothing to go back to"),
            (["export", "1", good], 2, "is there already"),
            (["export", "2", _folder.PathOf("out.onnx")], 1, "are damaged"),
        })
        {
            var failed = await RunAsync(arguments);
            Assert.True(failed.ExitCode == code && failed.Errors.Contains(told, StringComparison.Ordinal), $"{string.Join(' ', arguments)}: {failed}");
        }

        Assert.False(File.Exists(_folder.PathOf("out.onnx")));
        Assert.Equal(2, await ReadAsync<long>("SELECT count(*) FROM model"));
    }

    [Fact]
    public async Task The_loop_is_told_of_and_asked_for_a_cycle()
    {
        await RunAsync("import", Write("one.onnx", 1));
        Assert.Equal(0, (await LiveAsync("train")).ExitCode);
        Assert.Equal(0, (await LiveAsync("train", "--candidate", "1")).ExitCode);
        Assert.Contains("no model version 5", (await LiveAsync("train", "--candidate", "5")).Errors, StringComparison.Ordinal);
        await new ModelStore(DataSource).MoveAsync(1, ModelState.Rejected, new("a test", "it says so"), default);
        Assert.Contains("candidates alone are validated", (await LiveAsync("train", "--candidate", "1")).Errors, StringComparison.Ordinal);
        await using (var connection = await DataSource.OpenConnectionAsync())
        {
            var store = new LiveStore(connection);
            await store.MoveAsync(await store.BeginAsync(null, "3 new hands", 3, 3, null, 0.01, default), CycleState.Nothing, null, "too few samples", default);
        }

        var told = (await LiveAsync()).Output;
        Assert.Contains("Asked for, and not begun: 2 cycles", told, StringComparison.Ordinal);
        Assert.Contains("The loop does not run", told, StringComparison.Ordinal);
        Assert.Contains("too few samples", told, StringComparison.Ordinal);
        using var report = JsonDocument.Parse((await LiveAsync("--json")).Output);
        Assert.Equal("nothing", report.RootElement.GetProperty("cycles")[0].GetProperty("state").GetString());
        Assert.Equal((2, false), (report.RootElement.GetProperty("requests").GetInt32(), report.RootElement.GetProperty("isRunning").GetBoolean()));
    }

    [Fact]
    public async Task Where_there_is_no_database_there_is_nothing()
    {
        var empty = _folder.PathOf("empty");
        Assert.Contains("There is no model yet", (await PokerCli.RunAsync(empty, "models", "list")).Output, StringComparison.Ordinal);
        Assert.Contains("holds no tables", (await PokerCli.RunAsync(empty, "models", "rollback")).Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await PokerCli.RunAsync(empty, "live")).ExitCode);
    }

    private string Write(string name, ulong seed)
    {
        var path = _folder.PathOf(name);
        File.WriteAllBytes(path, PolicyOnnx.Write(
            PolicyNetwork.Create(new NetworkShape(FeatureLayout.Count, [8], ActionBins.Count), seed), new Dictionary<string, string> { ["features.layout"] = "1" }));
        return path;
    }

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) =>
        PokerCli.RunAsync(_folder.Root, ["models", .. arguments, "--database", ConnectionString]);

    private Task<(int ExitCode, string Output, string Errors)> LiveAsync(params string[] arguments) =>
        PokerCli.RunAsync(_folder.Root, ["live", .. arguments, "--database", ConnectionString]);
}
