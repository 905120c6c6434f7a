namespace Poker.Worker.Telemetry;

/// <summary>How much came in a second, over the last ten whole seconds: whoever asks, and how often, changes nothing. Safe for any thread.</summary>
/// <remarks>Viewers show counters as their sums, in which a standstill is hard to see.</remarks>
internal sealed class Speed(TimeProvider time)
{
    public const int WindowSeconds = 10;

    private readonly Lock _lock = new();
    private readonly (long Second, long Count)[] _seconds = new (long, long)[WindowSeconds + 1];

    /// <summary>A second's worth, on average of the window.</summary>
    public double PerSecond
    {
        get
        {
            lock (_lock)
            {
                var now = Now();
                return _seconds.Where(second => second.Second < now && second.Second >= now - WindowSeconds).Sum(second => second.Count) / (double)WindowSeconds;
            }
        }
    }

    /// <summary>Takes what came just now.</summary>
    public void Add(long count)
    {
        lock (_lock)
        {
            var now = Now();
            ref var second = ref _seconds[now % _seconds.Length];
            second = (now, (second.Second == now ? second.Count : 0) + count);
        }
    }

    private long Now() => time.GetTimestamp() / time.TimestampFrequency;
}
