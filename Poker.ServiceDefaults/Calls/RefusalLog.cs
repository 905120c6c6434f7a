namespace Poker.ServiceDefaults.Calls;

/// <summary>How often refused calls are logged: some at once, then ten a second. Whoever reaches the port could fill the disk; counters have all of them.</summary>
public sealed class RefusalLog
{
    private const int LogsAtOnce = 100, LogEveryMilliseconds = 100;

    private long _nextMilliseconds;

    /// <summary>Whether this one may be logged.</summary>
    public bool MayLog()
    {
        var now = Environment.TickCount64;
        var next = Math.Max(Interlocked.Read(ref _nextMilliseconds), now - (LogsAtOnce * LogEveryMilliseconds)) + LogEveryMilliseconds;
        if (next > now)
        {
            return false;
        }

        Interlocked.Exchange(ref _nextMilliseconds, next);
        return true;
    }
}
