using System.Diagnostics;
using System.Globalization;

namespace Poker.Cli.Capturing;

/// <summary>How far an import is, on a terminal's standard error; silent when it is redirected.</summary>
internal sealed class ImportProgress
{
    private const int EveryMilliseconds = 200, Width = 78;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly bool _isVisible = !Console.IsErrorRedirected;
    private long _next = EveryMilliseconds;
    private bool _isShown;

    /// <summary>Tells of a file how many lines are stored.</summary>
    public void Tell(string file, long lines, long of)
    {
        if (!_isVisible || _clock.ElapsedMilliseconds < _next)
        {
            return;
        }

        (_next, _isShown) = (_clock.ElapsedMilliseconds + EveryMilliseconds, true);
        var text = string.Create(
            CultureInfo.InvariantCulture, $"{Path.GetFileName(file)}: {100 * lines / of} %, {lines:N0} of {of:N0} lines, {1000 * lines / Math.Max(1, _clock.ElapsedMilliseconds):N0}/s");
        Console.Error.Write("\r" + (text.Length > Width ? text[..Width] : text.PadRight(Width)));
    }

    /// <summary>Removes the line; the next file's time begins.</summary>
    public void Clear()
    {
        if (_isShown)
        {
            Console.Error.Write("\r" + new string(' ', Width) + "\r");
        }

        (_isShown, _next) = (false, EveryMilliseconds);
        _clock.Restart();
    }
}
