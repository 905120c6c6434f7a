using Poker.Infrastructure.Artefacts;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Stores;
using Poker.Tests.Harness;

namespace Poker.Tests.EndToEnd;

[Collection(RoyalCollection.Name)]
public sealed class RefusedTrainingTests(RoyalRun clustered)
{
    private const int Batch = 8_192;
    private static readonly string[] Fast = ["fast", "--betting", "tiny", "--threads", "1"];

    [Fact]
    public async Task Another_configuration_is_refused_with_the_difference_until_a_reset()
    {
        await using var folder = await clustered.CopyAsync();
        await using var running = await folder.OpenAsync();
        await folder.SucceedAsync([.. Fast, "--iterations", "1"]);
        foreach (var (options, difference) in ((string[], string)[])
            [
                (["--stacks", "30"], "stacks of 20 big blinds, not 30"),
                (["--seed", "9", "--no-prune"], "training: seed 1, pruning below -200 stacks, not seed 9, no pruning"),
                (["--betting", "compact"], "bets tiny, not compact"),
                (["--deck", "royal", "--turn-buckets", "7"], "turn buckets 144, not 7"),
            ])
        {
            var (exitCode, _, errors) = await folder.RunAsync(["fast", "--iterations", "1", .. options]);

            Assert.Equal(1, exitCode);
            Assert.Contains($"holds another blueprint: {difference}.", errors);
            Assert.Contains("--reset", errors);
        }

        Assert.Equal(2, (await folder.RunAsync("fast", "--iterations", "1", "--seed", "9", "--betting", "tiny", "--reset")).ExitCode);
        var output = await folder.SucceedAsync("fast", "--iterations", "1", "--seed", "9", "--betting", "tiny", "--reset", "--yes");
        Assert.Contains("A new run begins.", output);
    }

    [Fact]
    public async Task A_reset_of_a_command_that_is_refused_deletes_nothing()
    {
        await using var folder = await clustered.CopyAsync();
        await using var running = await folder.OpenAsync();
        await folder.SucceedAsync([.. Fast, "--iterations", "1"]);

        var (exitCode, _, errors) = await folder.RunAsync("fast", "--iterations", "1", "--reset", "--yes", "--deck", "royal", "--turn-buckets", "7");

        Assert.Equal(1, exitCode);
        Assert.Contains("The database holds another abstraction (river): turn buckets 144, not 7.", errors);
        Assert.Equal(Batch, CheckpointOf(folder).ReadRun()!.Iterations);
        Assert.Equal(Batch, (await new BlueprintStore(running.DataSource).ReadRunAsync(CancellationToken.None))!.Run.Iterations);
    }

    [Fact]
    public async Task A_blueprint_of_other_buckets_is_not_brought_into_a_database()
    {
        await using var folder = await clustered.CopyAsync();
        await using var running = await folder.OpenAsync();
        using var other = new TemporaryFolder();
        RoyalBlueprint.WriteTo(other.Root);
        var file = BlueprintFolder.Of(other.Root).Checkpoint;

        var (exitCode, _, errors) = await folder.RunAsync("import", file);
        Assert.Equal(1, exitCode);
        Assert.Contains("The database holds another abstraction", errors);
        Assert.Null(CheckpointOf(folder).ReadRun());

        Directory.CreateDirectory(Path.GetDirectoryName(CheckpointOf(folder).Checkpoint)!);
        File.Copy(file, CheckpointOf(folder).Checkpoint);
        (exitCode, _, errors) = await folder.RunAsync("fast", "--sync-only");
        Assert.Equal(1, exitCode);
        Assert.Contains("The database holds another abstraction", errors);
    }

    [Fact]
    public async Task A_damaged_checkpoint_gives_way_to_the_database_and_is_refused_without_one()
    {
        await using var folder = await clustered.CopyAsync();
        await using var running = await folder.OpenAsync();
        await folder.SucceedAsync([.. Fast, "--iterations", "1"]);
        var checkpoint = CheckpointOf(folder).Checkpoint;
        var whole = await File.ReadAllBytesAsync(checkpoint);
        foreach (var (damaged, told) in ((byte[], string)[])
            [
                (whole[..^1000], "cut off"), (whole[..20], "cut short"), ([.. whole[..^5000], .. new byte[5000]], "damaged"), ([1, 2, 3, 4, 5, 6, 7, 8, 9], "no blueprint file"),
            ])
        {
            await File.WriteAllBytesAsync(checkpoint, damaged);
            var (exitCode, _, errors) = await folder.RunAsync([.. Fast, "--iterations", "1", "--no-database"]);
            Assert.Equal(1, exitCode);
            Assert.Contains("cannot be used: ", errors);
            Assert.Contains(told, errors);
            Assert.DoesNotContain("   at ", errors);
        }

        var output = await folder.SucceedAsync([.. Fast, "--iterations", "1"]);

        Assert.Contains("is not used: ", output);
        Assert.Contains("Going on from the database: 8,192 iterations", output);
        Assert.Equal(2 * Batch, CheckpointOf(folder).ReadRun()!.Iterations);
    }

    [Fact]
    public async Task A_second_session_is_refused_with_the_holder()
    {
        await using var folder = await clustered.CopyAsync();
        await using var server = await folder.OpenAsync();
        await using (await TrainingLock.AcquireAsync(server, TimeSpan.Zero, null, CancellationToken.None))
        {
            var (exitCode, _, errors) = await folder.RunAsync([.. Fast, "--iterations", "1"]);

            Assert.Equal(1, exitCode);
            Assert.StartsWith($"poker: Another process is training in this database: poker (pid {Environment.ProcessId} on ", errors);
        }

        using var held = CheckpointOf(folder).TryLock();
        var (code, _, told) = await folder.RunAsync([.. Fast, "--iterations", "1", "--no-database"]);
        Assert.Equal(1, code);
        Assert.Contains("another process is training with the checkpoint in ", told);
    }

    private static BlueprintFolder CheckpointOf(DataFolder folder) => BlueprintFolder.Of(folder.Path);
}
