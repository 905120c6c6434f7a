using System.Net;
using System.Runtime.Versioning;
using System.Text.Json;
using Poker.Cli.Hosting;
using Poker.Cli.Output;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Stores;
using Poker.Infrastructure.Security;
using Poker.Tests.Harness;

namespace Poker.Tests.EndToEnd.Hosting;

[UnsupportedOSPlatform("windows")]
[Collection(RoyalCollection.Name)]
public sealed class UpTests(RoyalRun royal)
{
    private const long Iterations = 400_000;

    private static readonly string[] Run = ["--deck", "royal", "--betting", "tiny", "--iterations", $"{Iterations}", "--batch", "16384"];

    [Fact]
    public async Task From_an_empty_folder_two_workers_cluster_and_train()
    {
        await using var folder = await royal.EmptyAsync();

        var (exitCode, output, errors) = await folder.RunAsync(["up", "--workers", "2", "--no-dashboard", "--json", .. Run]);

        Assert.Equal((ExitCodes.Success, ""), (exitCode, errors));
        Assert.Contains("\"event\":\"started\"", output, StringComparison.Ordinal);
        Assert.Equal(OfAbstraction(royal.Checksums), OfAbstraction(await folder.ChecksumsAsync()));
        await using var database = await folder.OpenAsync();
        Assert.Equal(2, await WorkersThatDidSomethingAsync(database));
        await TrainedAsync(database);
    }

    [Fact]
    public async Task Two_workers_that_join_by_hand_share_the_work()
    {
        await using var folder = await royal.EmptyAsync();
        var port = $"{Ports.Free(IPAddress.Loopback)}";
        using var host = PokerCli.Start(folder.Path, ["up", "--workers", "0", "--port", port, "--no-dashboard", "--json", .. Run]);
        await host.ReadLineWithAsync("\"event\":\"started\"");
        string[] join = ["worker", "--coordinator", $"http://127.0.0.1:{port}", "--slots", "1", "--json"];
        using var one = PokerCli.Start(folder.Path, [.. join, "--name", "one"]);
        using var other = PokerCli.Start(folder.Path, [.. join, "--name", "other"]);

        var (exitCode, _, errors) = await host.EndAsync();

        Assert.Equal((ExitCodes.Success, ""), (exitCode, errors));
        foreach (var worker in (ChildProcess[])[one, other])
        {
            await worker.SignalAsync("TERM");
            Assert.Equal(ExitCodes.Success, (await worker.EndAsync()).ExitCode);
        }

        Assert.Equal(OfAbstraction(royal.Checksums), OfAbstraction(await folder.ChecksumsAsync()));
        await using var database = await folder.OpenAsync();
        Assert.Equal(2, await WorkersThatDidSomethingAsync(database));
        await TrainedAsync(database);
    }

    [Fact]
    public async Task A_job_that_keeps_failing_is_told_with_its_cause_at_once_and_ends_the_run()
    {
        await using var folder = await royal.CopyAsync();
        await using var database = await folder.OpenAsync();
        await ExecuteAsync(
            database,
            """
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the disk of tests is full'; END $$;
            CREATE TRIGGER refuse BEFORE UPDATE OF token ON blueprint_batch FOR EACH STATEMENT EXECUTE FUNCTION refuse()
            """);
        var few = new Dictionary<string, string>
        {
            ["POKER_DATA"] = folder.Path,
            ["POKER_DATABASE"] = "",
            ["Poker__Jobs__MostAttempts"] = "2",
        };
        using var slow = ChildProcess.StartAssembly("Poker.Cli.dll", few, ["slow", "--workers", "1", .. Run]);

        var (exitCode, output, errors) = await slow.EndAsync();

        Assert.Equal(ExitCodes.Failure, exitCode);
        Assert.Matches("Trouble: batch.* is tried again .*the disk of tests is full", output);
        Assert.Matches("The run failed: .*was given up after 2 attempts: .*the disk of tests is full", errors);
    }

    [Fact]
    public async Task Streets_of_which_only_rows_were_stored_become_files_for_other_machines()
    {
        await using var folder = await royal.CopyAsync();

        var (exitCode, _, errors) = await folder.RunAsync(["slow", "--workers", "1", .. Run]);

        Assert.Equal((ExitCodes.Success, ""), (exitCode, errors));
        Assert.Equal(OfAbstraction(royal.Checksums), OfAbstraction(await folder.ChecksumsAsync()));
        await using var database = await folder.OpenAsync();
        Assert.Equal(4, await CountAsync(database, "SELECT count(*) FROM street_artefact"));
        await TrainedAsync(database);
    }

    [Fact]
    public async Task A_worker_of_another_machine_brings_a_run_to_its_end_alone()
    {
        await using var folder = await royal.EmptyAsync();
        await using (await folder.OpenAsync())
        {
            // The tables are there already, made while nobody else had them.
        }

        using var host = await RunningHost.StartAsync(
            folder.Path,
            ["--workers", "0", "--listen", "127.0.0.2", "--port", $"{Ports.Free(IPAddress.Loopback)}", "--deck", "royal", "--betting", "tiny", "--iterations", $"{Iterations}"]);
        using var elsewhere = new TemporaryFolder();
        var token = elsewhere.Write("copied", await File.ReadAllTextAsync(SharedToken.FileIn(folder.Path)));
        File.SetUnixFileMode(token, UnixFileMode.UserRead);
        using var worker = PokerCli.Start(
            elsewhere.Root, "worker", "--coordinator", host.Open!, "--slots", "1", "--token-file", token, "--fingerprint", host.Fingerprint!);

        Assert.Equal((ExitCodes.Success, ""), await host.Process.EndAsync() is var end ? (end.ExitCode, end.Errors) : default);
        await worker.SignalAsync("TERM");
        await worker.EndAsync();
        await using var database = await folder.OpenAsync();
        Assert.Equal(OfAbstraction(royal.Checksums), OfAbstraction(await folder.ChecksumsAsync()));
        await TrainedAsync(database);
    }

    [Fact]
    public async Task Status_tells_of_the_live_run_and_its_workers()
    {
        await using var folder = await royal.CopyAsync();
        using var host = await RunningHost.StartAsync(folder.Path, ["--workers", "1", "--deck", "royal", "--betting", "tiny", "--time", "1h"]);
        await Poll.UntilAsync(
            async () => (await host.StatusAsync()).GetProperty("workers").EnumerateArray().Any(worker => worker.GetProperty("state").GetString() == "working"),
            "a worker was at work");

        var told = await folder.SucceedAsync("status");
        using var json = JsonDocument.Parse(await folder.SucceedAsync("status", "--json"));

        Assert.Matches(@"Shared run: blueprint active.*jobs: \d+ at work.*; 1 worker;", told);
        var shared = json.RootElement.GetProperty("shared");
        Assert.Equal("blueprint", shared.GetProperty("runs")[0].GetProperty("kind").GetString());
        Assert.Equal(1, shared.GetProperty("workers").GetArrayLength());
        Assert.Equal(ExitCodes.Success, (await host.StopAsync()).ExitCode);
        using var after = JsonDocument.Parse(await folder.SucceedAsync("status", "--json"));
        Assert.Equal(JsonValueKind.Null, after.RootElement.GetProperty("shared").ValueKind);
    }

    [Theory]
    [InlineData("up", "--no-dashboard")]
    [InlineData("slow")]
    public async Task What_does_not_fit_the_memory_is_refused_before_anything_starts(params string[] command)
    {
        await using var folder = await royal.EmptyAsync();

        var (exitCode, output, errors) = await folder.RunAsync([.. command, "--workers", "64", "--betting", "standard"]);

        Assert.Equal(ExitCodes.Failure, exitCode);
        Assert.Contains("does not fit the memory", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Coordinator:", output, StringComparison.Ordinal);
    }

    private static IEnumerable<TableChecksum> OfAbstraction(IEnumerable<TableChecksum> sums) =>
        sums.Where(sum => sum.Table is not ("blueprint" or "epoch"));

    private static async Task TrainedAsync(PokerDatabase database)
    {
        var stored = await new BlueprintStore(database.DataSource).ReadRunAsync(CancellationToken.None);
        Assert.NotNull(stored);
        Assert.InRange(stored.Run.Iterations, Iterations, 2 * Iterations);
        Assert.True(stored.Rows > 0);
    }

    private static Task<long> WorkersThatDidSomethingAsync(PokerDatabase database) =>
        CountAsync(database, "SELECT count(*) FROM worker WHERE jobs_done > 0");

    private static async Task<long> CountAsync(PokerDatabase database, string sql)
    {
        await using var read = database.DataSource.CreateCommand(sql);
        return (long)(await read.ExecuteScalarAsync())!;
    }

    private static async Task ExecuteAsync(PokerDatabase database, string sql)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
