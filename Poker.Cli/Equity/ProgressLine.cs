using System.Diagnostics;

namespace Poker.Cli.Equity;

/// <summary>A percentage on a terminal's standard error, shown once work has taken a second; silent when it is redirected.</summary>
internal sealed class ProgressLine : IDisposable
{
    private const int ShowAfterMilliseconds = 1000;
    private const int EveryMilliseconds = 200;

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Lock _gate = new();
    private readonly bool _visible = !Console.IsErrorRedirected;
    private long _next = ShowAfterMilliseconds;
    private bool _shown;

    /// <summary>Tells the fraction done; from any thread.</summary>
    public void Tell(double fraction)
    {
        if (!_visible || _clock.ElapsedMilliseconds < Volatile.Read(ref _next))
        {
            return;
        }

        lock (_gate)
        {
            Volatile.Write(ref _next, _clock.ElapsedMilliseconds + EveryMilliseconds);
            _shown = true;
            Console.Error.Write($"\r{100 * fraction,3:F0} %");
        }
    }

    /// <summary>Removes the line.</summary>
    public void Clear()
    {
        if (_shown)
        {
            Console.Error.Write("\r     \r");
            _shown = false;
        }
    }

    /// <inheritdoc />
    public void Dispose() => Clear();
}
