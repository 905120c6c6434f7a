using System.Runtime.Versioning;
using Poker.Core.Cards;
using Poker.Infrastructure.Postgres;
using Poker.Tests.Harness;

namespace Poker.Tests.EndToEnd;

[Collection(RoyalCollection.Name)]
[UnsupportedOSPlatform("windows")]
public sealed class InterruptedRunTests(RoyalRun undisturbed)
{
    private static readonly string[] Royal = ["cluster", "--deck", "royal"];

    [Fact]
    public async Task Ctrl_C_ends_a_run_with_a_sentence_and_the_next_goes_on_from_there()
    {
        await using var folder = await undisturbed.EmptyAsync();
        await using (var server = await folder.OpenAsync())
        {
            await using var connection = await server.DataSource.OpenConnectionAsync();
            await using var blocked = await DataFolder.BlockAsync(connection, Street.Flop);
            using var child = PokerCli.Start(folder.Path, Royal);
            await DataFolder.UntilBlockedAsync(server);
            await child.InterruptAsync();
            var (exitCode, _, errors) = await child.EndAsync();

            Assert.Equal((130, "poker: stopped; complete streets are kept, and the same command goes on from there\n"), (exitCode, errors));
        }

        Assert.False(File.Exists(folder.Postmaster));
        var resumed = await folder.SucceedAsync(Royal);
        Assert.DoesNotContain("turn · into PostgreSQL", resumed);
        Assert.Contains("flop · into PostgreSQL", resumed);
        Assert.Equal(undisturbed.Checksums, await folder.ChecksumsAsync());
    }

    [Fact]
    public async Task A_second_trainer_is_told_who_holds_the_lock_or_waits_for_it()
    {
        await using var folder = await undisturbed.CopyAsync();
        await using var server = await folder.OpenAsync();
        await using (await TrainingLock.AcquireAsync(server, TimeSpan.Zero, null, CancellationToken.None))
        {
            var (exitCode, _, errors) = await folder.RunAsync(Royal);

            Assert.Equal(1, exitCode);
            Assert.StartsWith($"poker: Another process is training in this database: poker (pid {Environment.ProcessId} on ", errors);
        }

        var held = await TrainingLock.AcquireAsync(server, TimeSpan.Zero, null, CancellationToken.None);
        using var waiting = PokerCli.Start(folder.Path, [.. Royal, "--wait"]);
        await waiting.ReadLineWithAsync($"Waiting for another process that is training in this database: poker (pid {Environment.ProcessId} ");
        await held.DisposeAsync();
        Assert.Equal(0, (await waiting.EndAsync()).ExitCode);
    }
}
