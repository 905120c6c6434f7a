using System.Diagnostics;
using System.Globalization;
using Poker.Infrastructure.Capture;
using Poker.Infrastructure.Postgres;

namespace Poker.Cli.Capturing;

/// <summary>Makes hands of lines behind the one who stores them, and tells how many there are: whoever parses them, this process or a service beside it.</summary>
/// <param name="work">What parses.</param>
/// <param name="say">Tells what happened, as an object and as a sentence.</param>
internal sealed class StoredSessions(CaptureWork work, Action<object, string> say)
{
    private static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(250);

    private readonly Lock _lock = new();
    private readonly Dictionary<long, long> _fresh = [];
    private readonly Dictionary<long, long> _quietSince = [];
    private readonly Dictionary<long, (long Accepted, long Quarantined)> _told = [];
    private bool _isAway;

    /// <summary>Stores a batch, and has its session parsed soon.</summary>
    /// <exception cref="DatabaseException">The database cannot be used.</exception>
    public async Task<LineReceipt> StoreAsync(LineBatch batch, CancellationToken cancellation)
    {
        var receipt = await work.Lines.StoreAsync(batch, cancellation);
        lock (_lock)
        {
            _fresh[receipt.Session] = _fresh.GetValueOrDefault(receipt.Session) + receipt.Stored;
        }

        return receipt;
    }

    /// <summary>Parses what is stored until it is told that nothing more comes, and that, too. Where the database is away it is tried again.</summary>
    /// <param name="over">Nothing more is stored.</param>
    /// <param name="giveUp">Ends it at once.</param>
    public async Task RunAsync(CancellationToken over, CancellationToken giveUp)
    {
        for (var isLast = false; !isLast;)
        {
            await Task.Delay(Spacing, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            isLast = over.IsCancellationRequested;
            var taken = Take();
            for (var i = 0; i < taken.Count; i++)
            {
                if (!await TryParseAsync(taken[i].Key, taken[i].Value, giveUp))
                {
                    PutBack(taken[i..]);
                    break;
                }
            }
        }
    }

    private async Task<bool> TryParseAsync(long session, long lines, CancellationToken giveUp)
    {
        try
        {
            await work.Parsing.FinishAsync(session, null, giveUp);
            Tell(session, lines, await SessionCounts.ReadAsync(work.Database.DataSource, session, giveUp));
            _isAway = false;
            return true;
        }
        catch (Exception error) when (DatabaseErrors.TryTranslate(error) is { } problem)
        {
            SayAway(problem.Message);
            return false;
        }
    }

    private void PutBack(List<KeyValuePair<long, long>> sessions)
    {
        lock (_lock)
        {
            sessions.ForEach(session => _fresh[session.Key] = _fresh.GetValueOrDefault(session.Key) + session.Value);
        }
    }

    // Those with new lines, and once more those that have been quiet for a while: their last hand comes out although the next has not begun.
    private List<KeyValuePair<long, long>> Take()
    {
        List<KeyValuePair<long, long>> taken;
        lock (_lock)
        {
            taken = [.. _fresh];
            _fresh.Clear();
        }

        foreach (var (session, since) in _quietSince.ToList())
        {
            if (Stopwatch.GetElapsedTime(since) > work.Options.IdleAfter)
            {
                _quietSince.Remove(session);
                taken.Add(new(session, 0));
            }
        }

        foreach (var (session, lines) in taken)
        {
            if (lines > 0)
            {
                _quietSince[session] = Stopwatch.GetTimestamp();
            }
        }

        return taken;
    }

    private void Tell(long session, long lines, SessionCounts hands)
    {
        var (quarantined, before) = (hands.Quarantined.Values.Sum(), _told.GetValueOrDefault(session));
        _told[session] = (hands.Accepted, quarantined);
        if (lines == 0 && before == (hands.Accepted, quarantined))
        {
            return;
        }

        var causes = string.Join(", ", hands.Quarantined.Select(cause => string.Create(CultureInfo.InvariantCulture, $"{cause.Value:N0} {cause.Key}")));
        say(
            new { Event = "parsed", Session = session, Lines = lines, hands.Accepted, hands.Quarantined },
            string.Create(
                CultureInfo.InvariantCulture,
                $"session {session}: {lines:N0} new lines; in all {hands.Accepted:N0} hands accepted, {quarantined:N0} in quarantine{(causes.Length > 0 ? $" ({causes})" : "")}"));
    }

    private void SayAway(string problem)
    {
        if (!_isAway)
        {
            _isAway = true;
            say(
                new { Event = "told", Text = problem },
                $"Lines cannot be parsed: {problem} That is tried again; what is stored stays, and poker up, or poker capture reparse, makes hands of it.");
        }
    }
}
