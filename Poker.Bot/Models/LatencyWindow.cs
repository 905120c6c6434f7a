namespace Poker.Bot.Models;

/// <summary>The times of the latest evaluations. Safe to use from several threads.</summary>
internal sealed class LatencyWindow
{
    /// <summary>How many are kept, and how often they are looked at: each counts in one look.</summary>
    public const int Size = 500;

    private readonly Lock _gate = new();
    private readonly TimeSpan[] _times = new TimeSpan[Size];
    private int _count;

    /// <summary>The 99th percentile of the last full window; null before the first.</summary>
    public TimeSpan? Percentile99 { get; private set; }

    /// <summary>Takes a time.</summary>
    /// <returns>Whether a window is full, and <see cref="Percentile99"/> a new one.</returns>
    public bool Add(TimeSpan time)
    {
        lock (_gate)
        {
            _times[_count++] = time;
            if (_count < Size)
            {
                return false;
            }

            _count = 0;
            Array.Sort(_times);
            Percentile99 = _times[(int)Math.Ceiling(0.99 * Size) - 1];
            return true;
        }
    }
}
