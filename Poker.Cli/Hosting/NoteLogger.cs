using Microsoft.Extensions.Logging;

namespace Poker.Cli.Hosting;

/// <summary>Tells people of the warnings and errors of services in this process, a sentence each, without stacks.</summary>
internal sealed class NoteLogger(string service, Action<string> say) : ILoggerProvider
{
    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) =>
        categoryName.StartsWith("Poker.", StringComparison.Ordinal) ? new Notes(service, LogLevel.Warning, say) : new Notes(service, LogLevel.Critical, say);

    /// <inheritdoc />
    public void Dispose()
    {
    }

    private sealed class Notes(string service, LogLevel least, Action<string> say) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                say($"{service}: {formatter(state, exception)}{(exception is null ? "" : $" {exception.Message}")}");
            }
        }
    }
}
