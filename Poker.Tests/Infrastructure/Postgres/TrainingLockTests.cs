using Poker.Infrastructure.Postgres;
using Poker.Tests.Harness;

namespace Poker.Tests.Infrastructure.Postgres;

public sealed class TrainingLockTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    [Fact]
    public async Task A_second_trainer_is_told_who_holds_the_lock()
    {
        await using var held = await TrainingLock.AcquireAsync(Database, TimeSpan.Zero, null, CancellationToken.None);

        var error = await Assert.ThrowsAsync<DatabaseException>(
            () => TrainingLock.AcquireAsync(Database, TimeSpan.Zero, null, CancellationToken.None));

        Assert.Contains($"pid {Environment.ProcessId} on {Environment.MachineName}", error.Message);
    }

    [Fact]
    public async Task A_second_trainer_that_waits_gets_the_lock_when_the_first_ends()
    {
        var first = await TrainingLock.AcquireAsync(Database, TimeSpan.Zero, null, CancellationToken.None);
        var waiting = new TaskCompletionSource<LockHolder>();
        var second = TrainingLock.AcquireAsync(Database, Timeout.InfiniteTimeSpan, holder => waiting.SetResult(holder), CancellationToken.None);
        Assert.NotEqual(0, (await waiting.Task).ProcessId);
        Assert.False(second.IsCompleted);

        await first.DisposeAsync();

        await using var held = await second;
        Assert.False(held.Lost.IsCancellationRequested);
    }

    [Fact]
    public async Task A_lost_connection_is_noticed_at_once()
    {
        await using var held = await TrainingLock.AcquireAsync(Database, TimeSpan.Zero, null, CancellationToken.None);

        await ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid()");

        await Poll.UntilAsync(() => held.Lost.IsCancellationRequested, "the lock was seen as lost");
    }

    [Fact]
    public async Task A_process_does_not_train_while_a_distributed_run_is_live()
    {
        var run = Guid.NewGuid();
        await ExecuteAsync($"INSERT INTO run (id, kind, area, spec) VALUES ('{run}', 'blueprint', 'autotrain', '{{}}')");

        var error = await Assert.ThrowsAsync<DatabaseException>(
            () => TrainingLock.AcquireAsync(Database, TimeSpan.Zero, null, CancellationToken.None));

        Assert.Contains($"A distributed run is under way in this database (blueprint {run}, started ", error.Message);
        await ExecuteAsync("UPDATE run SET state = 'done'");
        await using var held = await TrainingLock.AcquireAsync(Database, TimeSpan.Zero, null, CancellationToken.None);
        Assert.False(held.Lost.IsCancellationRequested);
    }
}
