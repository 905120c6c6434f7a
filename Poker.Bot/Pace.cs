namespace Poker.Bot;

/// <summary>Spaces work out to a rate; what could not be done for more than a second is not made up for.</summary>
/// <param name="perSecond">The rate, more than 0.</param>
/// <param name="clock">The clock.</param>
internal sealed class Pace(double perSecond, TimeProvider clock)
{
    private static readonly TimeSpan MostBehind = TimeSpan.FromSeconds(1);

    private readonly TimeSpan _interval = TimeSpan.FromSeconds(1 / perSecond);
    private readonly long _start = clock.GetTimestamp();
    private TimeSpan _due;

    /// <summary>Waits until the next piece of work is due.</summary>
    public async ValueTask WaitAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var now = clock.GetElapsedTime(_start);
        _due = (_due + _interval) is var next && next < now - MostBehind ? now : next;
        if (_due > now)
        {
            await Task.Delay(_due - now, clock, cancellation);
        }
    }
}
