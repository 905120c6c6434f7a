using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Poker.Capture.DevTools;
using Poker.Infrastructure.Capture;
using Poker.Infrastructure.Postgres;
using Poker.Tests.Harness;

namespace Poker.Tests.Capture.DevTools;

public sealed class LineQueueTests
{
    private readonly ConcurrentQueue<string> _stored = [];

    [Fact]
    public async Task Lines_are_stored_in_order_by_session_and_ends_with_their_last_lines()
    {
        var queue = new LineQueue(StoreAsync, NullLogger.Instance);
        await queue.AddAsync("a", new(1, "x"), default);
        await queue.AddAsync("a", new(2, "y"), default);
        await queue.AddAsync("b", new(1, "z"), default);
        await queue.EndAsync("b", default);
        await queue.EndAsync("a", default);
        queue.Complete();

        await queue.RunAsync(7, default);

        Assert.Equal(["7 a 1 2", "7 b 1 last", "7 a last"], _stored);
        Assert.Equal(3, queue.Stored);
    }

    [Fact]
    public async Task A_store_that_is_away_is_tried_again_and_told_of_once()
    {
        var log = new LogLines();
        var left = 2;
        var queue = new LineQueue(
            (batch, cancellation) => left-- > 0 ? throw new DatabaseException("It is away.") : StoreAsync(batch, cancellation), log);
        await queue.AddAsync("a", new(1, "x"), default);
        queue.Complete();

        await queue.RunAsync(7, default);

        Assert.Equal(["7 a 1"], _stored);
        Assert.Equal(
            ["Warning: Lines of a browser cannot be stored: It is away. They are kept and tried again.", "Information: Lines of browsers are stored again."],
            log.Lines);
    }

    [Fact]
    public async Task Draining_waits_for_what_was_added_before()
    {
        var mayStore = new TaskCompletionSource();
        var queue = new LineQueue(
            async (batch, cancellation) =>
            {
                await mayStore.Task;
                return await StoreAsync(batch, cancellation);
            },
            NullLogger.Instance);
        var running = queue.RunAsync(7, default);
        await queue.AddAsync("a", new(1, "x"), default);
        var draining = queue.DrainAsync(default);

        Assert.False(draining.IsCompleted);
        mayStore.SetResult();
        await draining;

        Assert.Equal(["7 a 1"], _stored);
        queue.Complete();
        await running;
    }

    [Fact]
    public async Task A_full_queue_makes_whoever_adds_wait()
    {
        var queue = new LineQueue(StoreAsync, NullLogger.Instance);
        long sequence = 0;
        ValueTask adding;
        do
        {
            adding = queue.AddAsync("a", new(++sequence, "x"), default);
        }
        while (adding.IsCompletedSuccessfully);

        queue.Complete();
        Assert.Equal(2_001, sequence);
        await Assert.ThrowsAnyAsync<Exception>(async () => await adding);
    }

    private Task<LineReceipt> StoreAsync(LineBatch batch, CancellationToken cancellation)
    {
        _stored.Enqueue(string.Join(' ', [batch.Source, batch.Session, .. batch.Lines.Select(line => (object)line.Sequence), .. batch.IsLast ? ["last"] : Array.Empty<object>()]));
        return Task.FromResult(new LineReceipt(1, batch.Lines.Count, 0, [], batch.Lines.Count));
    }
}
