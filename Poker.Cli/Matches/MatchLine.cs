using System.Diagnostics;

using Poker.Cli.Progress;
using Poker.Core.Play.Matches;

namespace Poker.Cli.Matches;

/// <summary>How far a match is, on standard error: one line that is rewritten on a terminal, a line every few seconds elsewhere.</summary>
internal sealed class MatchLine : IDisposable
{
    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(250), NextLine = TimeSpan.FromSeconds(5);

    private readonly bool _isTerminal = !Console.IsErrorRedirected;
    private readonly long _start = Stopwatch.GetTimestamp();
    private long _told = Stopwatch.GetTimestamp();
    private int _length;

    /// <summary>Tells, if the last telling was long enough ago. From one thread at a time.</summary>
    public void Tell(MatchProgress progress)
    {
        if (Stopwatch.GetElapsedTime(_told) < (_isTerminal ? Redraw : NextLine))
        {
            return;
        }

        _told = Stopwatch.GetTimestamp();
        var line = Text(progress, Stopwatch.GetElapsedTime(_start).TotalSeconds);
        if (_isTerminal && Console.WindowWidth - 1 is > 0 and var width && line.Length > width)
        {
            // What the terminal breaks in two could not be overwritten.
            line = line[..width];
        }

        Console.Error.Write(_isTerminal ? $"\r{line.PadRight(_length)}" : line + Environment.NewLine);
        _length = line.Length;
    }

    /// <summary>Removes the line from a terminal.</summary>
    public void Dispose()
    {
        if (_isTerminal && _length > 0)
        {
            Console.Error.Write($"\r{new string(' ', _length)}\r");
        }
    }

    /// <summary>The line, such as <c>35 %, 350,000 of 1,000,000 hands, 410.2 k/s, 0:01 left, first player +12 ± 30 mbb/hand</c>.</summary>
    internal static string Text(MatchProgress progress, double seconds)
    {
        var rate = progress.Hands / seconds;
        return FormattableString.Invariant($"{(double)progress.Hands / progress.Total,4:P0}, {progress.Hands:N0} of {progress.Total:N0} hands, ")
            + $"{Figures.Scaled(rate)}/s, {Figures.Clock((progress.Total - progress.Hands) / rate)} left, "
            + FormattableString.Invariant($"first player {progress.First.Mean:+0;-0;0} ± {progress.First.HalfWidth:0} mbb/hand");
    }
}
