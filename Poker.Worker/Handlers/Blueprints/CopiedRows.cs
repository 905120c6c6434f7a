using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Worker.Handlers.Blueprints;

/// <summary>Tells of a blueprint's rows while they are copied, by several connections side by side.</summary>
/// <param name="copied">Hears of rows, each once.</param>
internal sealed class CopiedRows(Action<long> copied) : IProgress<SyncProgress>
{
    private readonly Lock _lock = new();
    private long _told;

    /// <inheritdoc />
    public void Report(SyncProgress value)
    {
        if (value.Phase != SyncPhase.Copying)
        {
            return;
        }

        lock (_lock)
        {
            // Reports may overtake each other.
            var more = Math.Max(0, value.Done - _told);
            _told += more;
            copied(more);
        }
    }
}
