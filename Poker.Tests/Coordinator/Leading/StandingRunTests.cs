using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Live;
using Poker.Tests.Harness;

namespace Poker.Tests.Coordinator.Leading;

public sealed class StandingRunTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    [Fact]
    public async Task The_loop_begins_by_itself_and_goes_on_with_the_run_that_there_is()
    {
        await using (await CoordinatorHost.StartAsync(ConnectionString, [], ("Poker:Live:Enabled", "true"), ("Poker:Live:Hands", "77")))
        {
            await UntilAsync(runs => runs is [{ State: RunState.Active }], "the loop had begun");
        }

        var run = Assert.Single(await RunsAsync());
        Assert.Equal(77, LiveSpec.Parse(run.Spec).Hands);
        await using var again = await CoordinatorHost.StartAsync(ConnectionString, [], ("Poker:Live:Enabled", "true"), ("Poker:Live:Hands", "77"));
        await using var beside = await CoordinatorHost.StartAsync(ConnectionString, [], ("Poker:Live:Enabled", "true"), ("Poker:Live:Hands", "77"));
        await Task.Delay(TimeSpan.FromSeconds(5));
        Assert.Equal(run.Id, Assert.Single(await RunsAsync()).Id);
    }

    [Fact]
    public async Task Another_spec_is_another_run_and_none_ends_it()
    {
        await using (await CoordinatorHost.StartAsync(ConnectionString, [], ("Poker:Live:Enabled", "true")))
        {
            await UntilAsync(runs => runs is [{ State: RunState.Active }], "the loop had begun");
        }

        await using (await CoordinatorHost.StartAsync(ConnectionString, [], ("Poker:Live:Enabled", "true"), ("Poker:Live:Spec", """{"hands": 9}""")))
        {
            await UntilAsync(runs => runs is [{ State: RunState.Active }, { State: RunState.Done }], "another run had begun");
        }

        Assert.Equal(9, LiveSpec.Parse((await RunsAsync())[0].Spec).Hands);
        await using (await CoordinatorHost.StartAsync(ConnectionString, []))
        {
            await Task.Delay(TimeSpan.FromSeconds(4));
            Assert.Equal(RunState.Active, (await RunsAsync())[0].State);
        }

        await using var off = await CoordinatorHost.StartAsync(ConnectionString, [], ("Poker:Live:Enabled", "false"));
        await UntilAsync(runs => runs.All(run => run.State == RunState.Done), "the loop had ended");
        await Task.Delay(TimeSpan.FromSeconds(4));
        Assert.Equal(2, (await RunsAsync()).Count);
    }

    [Fact]
    public async Task Who_stops_it_is_not_contradicted()
    {
        await using var host = await CoordinatorHost.StartAsync(ConnectionString, [], ("Poker:Live:Enabled", "true"));
        await UntilAsync(runs => runs is [{ State: RunState.Active }], "the loop had begun");
        await using (var connection = await DataSource.OpenConnectionAsync())
        {
            await new RunStore(connection).MoveAsync((await RunsAsync())[0].Id, RunState.Cancelled, null, CancellationToken.None);
        }

        await Task.Delay(TimeSpan.FromSeconds(5));
        Assert.Equal(RunState.Cancelled, Assert.Single(await RunsAsync()).State);
    }

    private async Task<IReadOnlyList<RunRow>> RunsAsync()
    {
        await using var connection = await DataSource.OpenConnectionAsync();
        return await new RunStore(connection).LastAsync(10, CancellationToken.None);
    }

    private Task UntilAsync(Func<IReadOnlyList<RunRow>, bool> holds, string what) =>
        Poll.UntilAsync(async () => holds(await RunsAsync()), what, TimeSpan.FromSeconds(40));
}
