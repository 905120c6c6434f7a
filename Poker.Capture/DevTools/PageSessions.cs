using Poker.Infrastructure.Capture;

namespace Poker.Capture.DevTools;

/// <summary>The sessions of a browser's pages: those that are open are known here, others are looked up, since a page outlives its listener.</summary>
/// <param name="name">The browser's name, for logs.</param>
/// <param name="find">Finds the stored end of a page's session.</param>
/// <param name="queue">Where lines go.</param>
/// <param name="log">Where beginnings and ends are told.</param>
internal sealed class PageSessions(string name, Func<string, CancellationToken, Task<SessionTail?>> find, LineQueue queue, ILogger log)
{
    private readonly Dictionary<string, PageSession> _open = [];

    /// <summary>The session of a page.</summary>
    /// <param name="page">The page's unique name.</param>
    /// <param name="origin">Where it is from, for logs.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<PageSession> OpenAsync(string page, string origin, CancellationToken cancellation)
    {
        if (!_open.TryGetValue(page, out var session))
        {
            // What was taken of the page before, if anything, may still be on its way.
            await queue.DrainAsync(cancellation);
            session = await find(page, cancellation) is { } tail ? new PageSession(page, tail) : new PageSession(page);
            _open.Add(page, session);
        }

        DevToolsLog.PageBegan(log, name, origin, session.Name, session.Sequence + 1);
        return session;
    }

    /// <summary>Goes on with a page as another session, since calls may have been missed.</summary>
    public async Task CutAsync(PageSession session, CancellationToken cancellation)
    {
        var (before, sequence) = (session.Name, session.Sequence);
        if (sequence == 0)
        {
            return;
        }

        session.Cut();
        await queue.EndAsync(before, cancellation);
        DevToolsLog.SessionCut(log, name, sequence, before, session.Name);
    }

    /// <summary>Takes a line.</summary>
    public ValueTask AddAsync(PageSession session, string text, DateTimeOffset told, CancellationToken cancellation) =>
        queue.AddAsync(session.Name, session.Next(text, told), cancellation);

    /// <summary>A page is gone.</summary>
    public async Task EndAsync(string page, CancellationToken cancellation)
    {
        if (_open.Remove(page, out var session) && session.Sequence > 0)
        {
            await queue.EndAsync(session.Name, cancellation);
            DevToolsLog.PageEnded(log, name, session.Name, session.Sequence);
        }
    }

    /// <summary>All pages are gone, with their browser.</summary>
    public async Task EndAllAsync(CancellationToken cancellation)
    {
        foreach (var page in _open.Keys.ToList())
        {
            await EndAsync(page, cancellation);
        }
    }
}
