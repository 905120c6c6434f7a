using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Poker.Tests.Harness;

/// <summary>Keeps what is logged: level, message, and the exception with its stack.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger, ISupportExternalScope
{
    private readonly ConcurrentQueue<(string Line, List<KeyValuePair<string, object?>> Properties)> _lines = [];
    private IExternalScopeProvider? _scopes;

    public IReadOnlyCollection<string> Lines => [.. _lines.Select(line => line.Line)];

    /// <summary>The properties of the first line that begins so, those of the scopes around it included. Fails where one comes twice.</summary>
    public IReadOnlyDictionary<string, object?> PropertiesOf(string beginning) =>
        _lines.First(line => line.Line.StartsWith(beginning, StringComparison.Ordinal)).Properties.ToDictionary();

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var properties = new List<KeyValuePair<string, object?>>();
        _scopes?.ForEachScope((scope, all) => Take(scope, all), properties);
        Take(state, properties);
        _lines.Enqueue(($"{logLevel}: {formatter(state, exception)} {exception}".TrimEnd(), properties));
    }

    private static void Take(object? of, List<KeyValuePair<string, object?>> all) =>
        all.AddRange((of as IEnumerable<KeyValuePair<string, object?>> ?? []).Where(property => property.Key != "{OriginalFormat}"));

    public void Dispose()
    {
    }
}
