namespace Poker.Core.Play.Matches;

/// <summary>Hands out the parts of a match and adds up their results in order. Safe for several threads.</summary>
internal sealed class MatchLedger(MatchTally total, long hands, Action<MatchProgress>? progress, IHandHistory? histories)
{
    /// <summary>Deals of a part: fixed, so that the sums are too; few, so that a match of slow strategies stops soon.</summary>
    public const long DealsPerPart = 256;

    private readonly Lock _gate = new();
    private readonly Dictionary<long, (MatchTally Tally, List<PlayedHand>? Hands)> _waiting = [];
    private long _handedOut = -1;
    private long _added;

    /// <summary>All parts so far that follow each other without a gap. To be read when the threads are done.</summary>
    public MatchTally Total => total;

    /// <summary>The next part to play.</summary>
    public long NextPart() => Interlocked.Increment(ref _handedOut);

    /// <summary>Takes a part's results; they count once all parts before have come.</summary>
    public void Add(long part, MatchTally tally, List<PlayedHand>? played)
    {
        lock (_gate)
        {
            _waiting.Add(part, (tally, played));
            while (_waiting.Remove(_added, out var next))
            {
                _added++;
                total.Merge(next.Tally);
                if (next.Hands is not null)
                {
                    histories?.Write(next.Hands);
                }

                progress?.Invoke(new(total.Hands, hands, total.First));
            }
        }
    }
}
