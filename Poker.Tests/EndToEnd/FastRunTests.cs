using System.Runtime.Versioning;
using System.Text.Json;
using Poker.Infrastructure.Artefacts;
using Poker.Infrastructure.History;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Stores;
using Poker.Tests.Harness;

namespace Poker.Tests.EndToEnd;

[Collection(RoyalCollection.Name)]
[UnsupportedOSPlatform("windows")]
public sealed class FastRunTests(RoyalRun clustered)
{
    private const int Batch = 8_192;
    private static readonly string[] Fast = ["fast", "--betting", "tiny", "--threads", "1"];
    private static readonly string[] Endless = [.. Fast, "--time", "1h"];

    [Fact]
    public async Task A_training_stopped_and_resumed_gives_what_one_that_never_stopped_gives_bit_for_bit()
    {
        await using var whole = await clustered.CopyAsync();
        await using var parts = await clustered.CopyAsync();
        await using var running = await parts.OpenAsync();
        var output = await whole.SucceedAsync([.. Fast, "--iterations", "20000"]);
        Assert.Contains("A new run begins.", output);
        Assert.Contains("Trained 24,576 iterations", output);
        Assert.DoesNotContain("k-means", output);
        await parts.SucceedAsync([.. Fast, "--iterations", "1"]);

        var resumed = await parts.SucceedAsync("fast", "--iterations", "10000", "--threads", "1");

        Assert.Contains("Going on from the checkpoint: 8,192 iterations", resumed);
        Assert.Equal(await BlueprintSumsAsync(whole), await BlueprintSumsAsync(parts));
        using var one = BlueprintFile.Load(CheckpointOf(whole).Checkpoint);
        using var other = BlueprintFile.Load(CheckpointOf(parts).Checkpoint);
        MadeUpBlueprint.AssertEqual(one.Tables, other.Tables);
        Assert.Equal((one.Run.Iterations, one.Run.Nodes), (other.Run.Iterations, other.Run.Nodes));
    }

    [Fact]
    public async Task The_status_tells_of_the_blueprint_and_of_a_newer_checkpoint()
    {
        await using var folder = await clustered.CopyAsync();
        await using var running = await folder.OpenAsync();
        await folder.SucceedAsync([.. Fast, "--iterations", "1"]);
        using (var synced = JsonDocument.Parse(await folder.SucceedAsync("status", "--json")))
        {
            var blueprint = synced.RootElement.GetProperty("blueprint");
            Assert.Equal((Batch, "tiny", 20), (
                blueprint.GetProperty("epoch").GetInt32(), blueprint.GetProperty("betting").GetString(), blueprint.GetProperty("stackBigBlinds").GetInt32()));
            Assert.True(blueprint.GetProperty("rows").GetInt64() > blueprint.GetProperty("informationSets").GetInt64());
            Assert.Equal(JsonValueKind.Null, synced.RootElement.GetProperty("checkpoint").ValueKind);
            var curves = new CurveStore(running.DataSource);
            var curve = Assert.Single(await curves.ListAsync(10, CancellationToken.None));
            Assert.Equal(("royal deck, tiny, 20 big blinds", (long)Batch), (curve.Title, curve.Iterations));
            Assert.True((await curves.ReadAsync(curve.Training, 10, CancellationToken.None))![^1].Regret > 0);
        }

        await folder.SucceedAsync("fast", "--no-database", "--iterations", "1", "--threads", "1");

        using var newer = JsonDocument.Parse(await folder.SucceedAsync("status", "--json"));
        Assert.Equal(2 * Batch, newer.RootElement.GetProperty("checkpoint").GetProperty("epoch").GetInt32());
        Assert.Contains("poker fast --sync-only", await folder.SucceedAsync("status"));
        Assert.Contains("16,384 iterations", await folder.SucceedAsync("fast", "--sync-only"));
        Assert.DoesNotContain("Checkpoint", await folder.SucceedAsync("status"));
        Assert.Contains("nothing to do", await folder.SucceedAsync("fast", "--sync-only"));
    }

    [Fact]
    public async Task A_killed_training_goes_on_from_its_last_checkpoint()
    {
        await using var folder = await clustered.CopyAsync();
        await using var server = await folder.OpenAsync();
        using (var child = PokerCli.Start(folder.Path, [.. Endless, "--checkpoint", "0.2s", "--keep"]))
        {
            await Poll.UntilAsync(
                () => Directory.Exists(CheckpointOf(folder).Kept) && Directory.GetFiles(CheckpointOf(folder).Kept, "*.blueprint").Length > 0,
                "a checkpoint was written and kept");
            await child.KillAsync();
        }

        var iterations = CheckpointOf(folder).ReadRun()!.Iterations;
        Assert.True(iterations > 0);
        Assert.Null(await new BlueprintStore(server.DataSource).ReadRunAsync(CancellationToken.None));

        var output = await folder.SucceedAsync("fast", "--iterations", "1", "--json", "--threads", "1");

        using var report = JsonDocument.Parse(output);
        Assert.Equal(iterations + Batch, report.RootElement.GetProperty("epoch").GetInt64());
        Assert.Equal(iterations + Batch, (await new BlueprintStore(server.DataSource).ReadRunAsync(CancellationToken.None))!.Run.Iterations);
    }

    [Theory]
    [InlineData("q")]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_training_that_is_told_to_stop_finishes_its_batch_and_syncs(string how)
    {
        await using var folder = await clustered.CopyAsync();
        using var child = PokerCli.Start(folder.Path, Endless);
        await child.ReadLineWithAsync("iterations");
        if (how == "q")
        {
            await child.Process.StandardInput.WriteLineAsync("Q");
            await child.Process.StandardInput.FlushAsync();
        }
        else
        {
            await child.SignalAsync(how);
        }

        await child.ReadLineWithAsync("Synced");
        Assert.Equal(0, (await child.EndAsync()).ExitCode);
        await using var server = await folder.OpenAsync();
        var stored = await new BlueprintStore(server.DataSource).ReadRunAsync(CancellationToken.None);
        Assert.Equal(0, stored!.Run.Iterations % Batch);
        Assert.Equal(CheckpointOf(folder).ReadRun()!.Iterations, stored.Run.Iterations);
    }

    [Fact]
    public async Task A_training_whose_reader_leaves_finishes_its_batch_and_syncs()
    {
        await using var folder = await clustered.CopyAsync();
        await using var server = await folder.OpenAsync();
        using var child = PokerCli.Start(folder.Path, Endless);
        await child.ReadLineWithAsync("iterations");
        child.Process.StandardOutput.Close();

        await child.Process.WaitForExitAsync();

        Assert.NotNull(await new BlueprintStore(server.DataSource).ReadRunAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_training_whose_server_is_killed_leaves_a_checkpoint_that_is_synced_later()
    {
        await using var folder = await clustered.CopyAsync();
        using (var child = PokerCli.Start(folder.Path, Endless))
        {
            await child.ReadLineWithAsync("iterations");
            await folder.KillServerAsync();
            var (exitCode, _, errors) = await child.EndAsync();

            Assert.Equal(1, exitCode);
            Assert.StartsWith("poker: ", errors);
            Assert.Contains("poker fast --sync-only", errors);
            Assert.DoesNotContain("   at ", errors);
        }

        var trained = CheckpointOf(folder).ReadRun()!.Iterations;
        await folder.SucceedAsync("fast", "--sync-only");

        await using var server = await folder.OpenAsync();
        Assert.Equal(trained, (await new BlueprintStore(server.DataSource).ReadRunAsync(CancellationToken.None))!.Run.Iterations);
    }

    [Fact]
    public async Task A_sync_that_is_killed_or_given_up_leaves_the_old_blueprint_and_a_checkpoint()
    {
        await using var folder = await clustered.CopyAsync();
        await folder.SucceedAsync([.. Fast, "--iterations", "1"]);
        var before = await BlueprintSumsAsync(folder);
        await using var server = await folder.OpenAsync();
        await using (var connection = await server.DataSource.OpenConnectionAsync())
        {
            // A reader: the last step waits for it.
            await using var reading = await connection.BeginTransactionAsync();
            await using (var look = new Npgsql.NpgsqlCommand("SELECT count(*) FROM blueprint", connection))
            {
                await look.ExecuteScalarAsync();
            }

            using (var child = PokerCli.Start(folder.Path, [.. Fast, "--iterations", "1"]))
            {
                await UntilLooseAsync(server);
                await child.KillAsync();
            }

            Assert.Equal(before, await BlueprintSumsAsync(folder));
            using var stopped = PokerCli.Start(folder.Path, [.. Fast, "--iterations", "1"]);
            await stopped.ReadLineWithAsync("sync · indexed");
            await stopped.SignalAsync("INT");
            await stopped.SignalAsync("INT");
            var (exitCode, _, errors) = await stopped.EndAsync();
            Assert.Equal(130, exitCode);
            Assert.Contains("the sync was given up; the database keeps the blueprint that it had.", errors);
            Assert.Equal(before, await BlueprintSumsAsync(folder));
        }

        await folder.SucceedAsync("fast", "--sync-only");
        Assert.Equal(3 * Batch, (await new BlueprintStore(server.DataSource).ReadRunAsync(CancellationToken.None))!.Run.Iterations);
        Assert.Equal(0, await LooseAsync(server));
    }

    [Fact]
    public async Task An_exported_blueprint_goes_on_in_another_folder()
    {
        await using var folder = await clustered.CopyAsync();
        await using var other = await clustered.CopyAsync();
        await using var running = await other.OpenAsync();
        using var temporary = new TemporaryFolder();
        var file = temporary.PathOf("blueprint.poker");
        await folder.SucceedAsync([.. Fast, "--iterations", "1"]);

        await folder.SucceedAsync("export", file, "--what", "blueprint");
        await other.SucceedAsync("import", file);

        Assert.Equal(await BlueprintSumsAsync(folder), await BlueprintSumsAsync(other));
        Assert.Contains("Going on from the checkpoint: 8,192 iterations", await other.SucceedAsync("fast", "--iterations", "1", "--threads", "1"));
        var (exitCode, _, errors) = await other.RunAsync("import", file);
        Assert.Equal(1, exitCode);
        Assert.Contains("a newer state of this one", errors);
        File.Delete(CheckpointOf(folder).Checkpoint);
        await folder.SucceedAsync("export", file, "--what", "blueprint", "--force");
        Assert.Equal(Batch, BlueprintFile.ReadRun(file).Iterations);
    }

    [Fact]
    public async Task Fast_clusters_first_where_that_is_missing()
    {
        await using var folder = await clustered.EmptyAsync();

        var output = await folder.SucceedAsync("--fast", "--deck", "royal", "--betting", "tiny", "--iterations", "1");

        Assert.Contains("The abstraction is not complete: clustering first.", output);
        Assert.Contains("Synced", output);
        Assert.Equal(
            clustered.Checksums.Where(sum => sum.Table is not ("blueprint" or "epoch")),
            (await folder.ChecksumsAsync()).Where(sum => sum.Table is not ("blueprint" or "epoch")));
    }

    private static BlueprintFolder CheckpointOf(DataFolder folder) => BlueprintFolder.Of(folder.Path);

    private static async Task<TableChecksum[]> BlueprintSumsAsync(DataFolder folder) =>
        [.. (await folder.ChecksumsAsync()).Where(sum => sum.Table is "blueprint" or "epoch")];

    private static Task UntilLooseAsync(PokerDatabase server) => Poll.UntilAsync(async () => await LooseAsync(server) > 0, "the sync had loaded rows");

    private static async Task<long> LooseAsync(PokerDatabase server)
    {
        await using var count = server.DataSource.CreateCommand(
            "SELECT count(*) FROM pg_class WHERE relname ~ '^blueprint_[0-9]+_[0-9]+$' AND relkind = 'r' AND NOT relispartition");
        return (long)(await count.ExecuteScalarAsync())!;
    }
}
