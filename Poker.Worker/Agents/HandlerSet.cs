using Poker.Worker.Handlers;

namespace Poker.Worker.Agents;

/// <summary>An agent's handlers, by kind.</summary>
internal sealed class HandlerSet : IAsyncDisposable
{
    private readonly Dictionary<string, IJobHandler> _handlers = new(StringComparer.Ordinal);
    private volatile IReadOnlyCollection<string> _kinds;

    /// <summary>Makes the handlers.</summary>
    /// <exception cref="InvalidOperationException">Two are of one kind.</exception>
    public HandlerSet(IServiceProvider services)
    {
        foreach (var source in services.GetServices<JobHandlerSource>())
        {
            var handler = source.Create(services);
            if (!_handlers.TryAdd(handler.Kind, handler))
            {
                throw new InvalidOperationException($"Two handlers do jobs of the kind {handler.Kind}.");
            }
        }

        _kinds = [.. _handlers.Keys];
    }

    /// <summary>The kinds of jobs that the agent takes.</summary>
    public IReadOnlyCollection<string> Kinds => _kinds;

    /// <summary>Takes no more jobs of a kind.</summary>
    public void Decline(string kind)
    {
        lock (_handlers)
        {
            _kinds = [.. _kinds.Where(taken => taken != kind)];
        }
    }

    public IJobHandler? Find(string kind) => _handlers.GetValueOrDefault(kind);

    public async ValueTask DisposeAsync()
    {
        foreach (var handler in _handlers.Values)
        {
            switch (handler)
            {
                case IAsyncDisposable disposable:
                    await disposable.DisposeAsync();
                    break;
                case IDisposable disposable:
                    disposable.Dispose();
                    break;
            }
        }
    }
}
