using Poker.Explorer;

namespace Poker.Tests.Explorer;

public sealed class TurnsTests
{
    [Fact]
    public async Task As_many_work_as_there_are_turns_and_the_next_begins_when_one_ends()
    {
        var turns = new Turns(2, "Both");
        TaskCompletionSource<int>[] works = [new(), new(), new()];
        var begun = 0;
        var answers = Array.ConvertAll(works, work => turns.TakeAsync(() => Begin(work), CancellationToken.None));

        Assert.Equal(2, begun);
        works[0].SetException(new IOException("away"));
        await Assert.ThrowsAsync<IOException>(() => answers[0]);
        works[1].SetResult(1);
        works[2].SetResult(2);

        int[] last = [await answers[1], await answers[2]];
        Assert.Equal([1, 2], last);
        Assert.Equal(3, begun);

        Task<int> Begin(TaskCompletionSource<int> work)
        {
            begun++;
            return work.Task;
        }
    }

    [Fact]
    public async Task Who_waits_too_long_is_told_to_try_again_and_who_leaves_the_queue_takes_no_turn()
    {
        var turns = new Turns(1, "All connections", TimeSpan.FromMilliseconds(20));
        var patient = new Turns(1, "The only one", TimeSpan.FromMinutes(2));
        var work = new TaskCompletionSource<int>();
        var (atWork, also) = (turns.TakeAsync(() => work.Task, CancellationToken.None), patient.TakeAsync(() => work.Task, CancellationToken.None));
        using var leaving = new CancellationTokenSource();

        var waiting = patient.TakeAsync(() => Task.FromResult(2), leaving.Token);
        await leaving.CancelAsync();
        var refused = await Assert.ThrowsAsync<ExplorerException>(() => turns.TakeAsync(() => Task.FromResult(2), CancellationToken.None));

        Assert.Equal((503, "All connections are at work for others: try again in a second."), (refused.Status, refused.Message));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        work.SetResult(1);
        Assert.Equal((1, 1), (await atWork, await also));
        Assert.Equal(3, await patient.TakeAsync(() => 3, CancellationToken.None));
    }
}
