using Poker.Infrastructure.Live;

namespace Poker.Bot.Live;

/// <summary>How the live loop stands, as JSON for its page: read once a second at most, however many look.</summary>
internal sealed class LiveApi(LiveSnapshotStore store, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turn = new(1);
    private LiveSnapshot? _last;
    private long _readAt;

    /// <summary>The state, a second old at most; how many hands there are is counted less often where that takes long.</summary>
    /// <exception cref="Poker.Infrastructure.Postgres.DatabaseException">The database cannot be used.</exception>
    public async Task<LiveSnapshot> ReadAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            if (_last is null || time.GetElapsedTime(_readAt) > Fresh)
            {
                _last = await store.ReadAsync(cancellation);
                _readAt = time.GetTimestamp();
            }

            return _last;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
