using Poker.Tests.Harness;

namespace Poker.Tests.Worker;

public sealed class WorkerAgentTests
{
    private readonly FakeBoard _board = new();

    [Fact]
    public async Task A_job_is_leased_done_and_handed_in()
    {
        await using var coordinator = await FakeCoordinator.StartAsync(_board);
        await using var worker = await WorkerInProcess.StartAsync(coordinator.Url, [FakeHandler.Echo]);
        var job = _board.Add("echo", payload: [1, 2, 3]);

        await Poll.UntilAsync(() => job.State == "done", "the job was done");

        Assert.Equal([1, 2, 3], job.Result!);
        Assert.Equal("registered tested 2", _board.Events[0]);
        Assert.Equal(1, job.Counted);
    }
}
