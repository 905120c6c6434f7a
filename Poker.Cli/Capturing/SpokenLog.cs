using Microsoft.Extensions.Logging;

namespace Poker.Cli.Capturing;

/// <summary>Tells all that is logged as sentences on the terminal: the log of a part that runs in the foreground.</summary>
internal sealed class SpokenLog(Action<string> say) : ILogger
{
    /// <inheritdoc />
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc />
    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    /// <inheritdoc />
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            say(formatter(state, exception));
        }
    }
}
