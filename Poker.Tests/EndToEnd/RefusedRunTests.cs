using System.Text.Json;
using Npgsql;
using Poker.Tests.Harness;

namespace Poker.Tests.EndToEnd;

[Collection(RoyalCollection.Name)]
public sealed class RefusedRunTests(RoyalRun finished)
{
    private static readonly string[] Royal = ["cluster", "--deck", "royal"];

    [Fact]
    public async Task A_finished_run_has_nothing_to_do()
    {
        var output = await finished.Folder.SucceedAsync(Royal);

        Assert.Contains("All four streets are complete: nothing to do.", output);
        Assert.DoesNotContain("into PostgreSQL", output);
        using var status = JsonDocument.Parse(await finished.Folder.SucceedAsync("status", "--json", "--checksum"));
        Assert.Equal(
            finished.Checksums.Select(table => (table.Table, table.Rows, table.Hash.ToString("x16", provider: null))),
            status.RootElement.GetProperty("checksums").EnumerateArray().Select(table => (
                table.GetProperty("table").GetString()!, table.GetProperty("rows").GetInt64(), table.GetProperty("hash").GetString()!)));
    }

    [Theory]
    [InlineData("turn buckets 144, not 20", "--deck", "royal", "--turn-buckets", "20")]
    [InlineData("flop buckets 128, not 7; seed 0, not 5", "--deck", "royal", "--flop-buckets", "7", "--seed", "5")]
    [InlineData("deck royal, not full", "--deck", "full")]
    public async Task Another_abstraction_than_the_stored_one_is_refused_with_the_difference(string difference, params string[] arguments)
    {
        var (exitCode, _, errors) = await finished.Folder.RunAsync(["cluster", .. arguments]);

        Assert.Equal(1, exitCode);
        Assert.Contains($"The database holds another abstraction (river): {difference}.", errors);
        Assert.Contains("--reset", errors);
    }

    [Fact]
    public async Task A_reset_wants_a_yes_and_then_makes_room_for_another_abstraction()
    {
        await using var folder = await finished.CopyAsync();
        var (exitCode, _, errors) = await folder.RunAsync([.. Royal, "--turn-buckets", "20", "--reset"]);
        Assert.Equal((2, "poker: --reset deletes the stored abstraction: give --yes too, since nobody can be asked here.\n"), (exitCode, errors));
        Assert.Equal(finished.Checksums, await folder.ChecksumsAsync());

        await folder.SucceedAsync([.. Royal, "--turn-buckets", "20", "--reset", "--yes"]);

        Assert.Contains("\"turnBuckets\": 20", await folder.SucceedAsync("status", "--json"));
        Assert.NotEqual(finished.Checksums, await folder.ChecksumsAsync());
    }

    [Fact]
    public async Task A_wrong_password_and_an_unreachable_server_are_told_in_a_line_without_the_password()
    {
        await using var server = await finished.Folder.OpenAsync();
        var wrong = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Password = "not-the-secret" };
        var away = new NpgsqlConnectionStringBuilder(wrong.ConnectionString) { Port = 1 };
        foreach (var (connection, told) in new[] { (wrong, "The database refused the login"), (away, "The database cannot be reached") })
        {
            var (exitCode, output, errors) = await finished.Folder.RunAsync([.. Royal, "--database", connection.ConnectionString]);

            Assert.Equal((1, ""), (exitCode, output));
            Assert.StartsWith($"poker: {told}", errors);
            Assert.DoesNotContain("   at ", errors);
            Assert.DoesNotContain("not-the-secret", errors);
            Assert.InRange(errors.TrimEnd().Split('\n').Length, 1, 2);
        }
    }

    [Fact]
    public async Task A_run_in_memory_gives_the_same_on_any_number_of_threads_and_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        var runs = new List<string[]>();
        foreach (var threads in (string[])["1", "2", "3"])
        {
            var (exitCode, output, _) = await PokerCli.RunAsync(folder.Root, [.. Royal, "--no-database", "--json", "--threads", threads]);
            Assert.Equal(0, exitCode);
            runs.Add([.. output.Split('\n').Where(line => line.Contains("fingerprint", StringComparison.Ordinal))]);
        }

        Assert.Equal(4, runs[0].Length);
        Assert.Equal(runs[0], runs[1]);
        Assert.Equal(runs[0], runs[2]);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Root));
    }
}
