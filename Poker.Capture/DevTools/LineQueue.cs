using System.Threading.Channels;
using Poker.Capture.Ingest;
using Poker.Infrastructure.Capture;
using Poker.Infrastructure.Postgres;

namespace Poker.Capture.DevTools;

/// <summary>Lines on their way into the store, in order. When the store is away they are kept and tried again; when it is full, adding waits.</summary>
/// <param name="store">Stores a batch durably.</param>
/// <param name="log">Where is told that the store is away and back.</param>
internal sealed class LineQueue(Func<LineBatch, CancellationToken, Task<LineReceipt>> store, ILogger log)
{
    private const int MostEntries = 2_000;
    private const int MostLines = 500;

    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(250), LongestWait = TimeSpan.FromSeconds(10);

    private readonly Channel<Entry> _entries = Channel.CreateBounded<Entry>(new BoundedChannelOptions(MostEntries) { SingleReader = true });
    private long _stored;

    // Without a line it ends the session; without a session it tells that all before it is stored.
    private sealed record Entry(string? Session, CapturedLine? Line, TaskCompletionSource? Drained);

    /// <summary>Lines that are durable.</summary>
    public long Stored => Interlocked.Read(ref _stored);

    /// <summary>Adds a line of a session.</summary>
    public ValueTask AddAsync(string session, CapturedLine line, CancellationToken cancellation) => _entries.Writer.WriteAsync(new(session, line, null), cancellation);

    /// <summary>Says that no line of a session follows.</summary>
    public ValueTask EndAsync(string session, CancellationToken cancellation) => _entries.Writer.WriteAsync(new(session, null, null), cancellation);

    /// <summary>Waits until all that was added before is stored.</summary>
    public async Task DrainAsync(CancellationToken cancellation)
    {
        var drained = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _entries.Writer.WriteAsync(new(null, null, drained), cancellation);
        await drained.Task.WaitAsync(cancellation);
    }

    /// <summary>Says that nothing is added any more: <see cref="RunAsync"/> ends after the last line.</summary>
    public void Complete() => _entries.Writer.TryComplete();

    /// <summary>Stores what is added, until it is complete.</summary>
    /// <param name="source">The source's id.</param>
    /// <param name="cancellation">Ends it at once.</param>
    public async Task RunAsync(int source, CancellationToken cancellation)
    {
        Entry? ahead = null;
        while (ahead is not null || await _entries.Reader.WaitToReadAsync(cancellation))
        {
            if ((ahead ?? Take()) is not { } first)
            {
                continue;
            }

            ahead = null;
            if (first.Session is null)
            {
                first.Drained!.SetResult();
                continue;
            }

            var lines = new List<CapturedLine>();
            var entry = first;
            while (entry is { Line: { } line } && entry.Session == first.Session && lines.Count < MostLines)
            {
                lines.Add(line);
                entry = Take();
            }

            var isLast = entry is { Line: null } && entry.Session == first.Session;
            ahead = isLast ? null : entry;
            await StoreAsync(new LineBatch(source, first.Session, lines, isLast), cancellation);
        }
    }

    private Entry? Take() => _entries.Reader.TryRead(out var entry) ? entry : null;

    private async Task StoreAsync(LineBatch batch, CancellationToken cancellation)
    {
        for (var wait = FirstWait; ; wait = wait < LongestWait / 2 ? 2 * wait : LongestWait)
        {
            try
            {
                await store(batch, cancellation);
                if (wait > FirstWait)
                {
                    DevToolsLog.StoreBack(log);
                }

                Interlocked.Add(ref _stored, batch.Lines.Count);
                return;
            }
            catch (Exception error) when (error is DatabaseException or RefusedException)
            {
                if (wait == FirstWait)
                {
                    DevToolsLog.StoreAway(log, error.Message);
                }

                await Task.Delay(wait, cancellation);
            }
        }
    }
}
