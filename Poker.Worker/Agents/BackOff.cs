namespace Poker.Worker.Agents;

/// <summary>Waits between attempts: a quarter of a second doubled up to five, less up to half of it by chance, so that many workers don't come at once.</summary>
internal sealed class BackOff
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private int _failures;

    /// <summary>Attempts that failed since the last success.</summary>
    public int Failures => _failures;

    /// <summary>Forgets the failures.</summary>
    public void Reset() => _failures = 0;

    /// <summary>Counts a failure and tells how long to wait.</summary>
    public TimeSpan Next()
    {
        var whole = Math.Min(Longest.TotalSeconds, First.TotalSeconds * Math.Pow(2, Math.Min(_failures++, 16)));
        return TimeSpan.FromSeconds(whole * (1 - (Random.Shared.NextDouble() / 2)));
    }

    /// <summary>Counts a failure and waits.</summary>
    public Task DelayAsync(CancellationToken cancellation) => Task.Delay(Next(), cancellation);
}
