namespace Poker.Infrastructure;

/// <summary>
/// Something that takes the database a while to count, read by one at a time and no more often than takes a hundredth of the time; whoever looks
/// meanwhile gets what was read last.
/// </summary>
/// <param name="read">Reads it.</param>
/// <param name="atLeast">The shortest time between two readings.</param>
/// <param name="time">The clock.</param>
/// <typeparam name="T">What is read.</typeparam>
public sealed class Paced<T>(Func<CancellationToken, Task<T>> read, TimeSpan atLeast, TimeProvider time) : IDisposable
    where T : class
{
    private const int Share = 100;

    private readonly SemaphoreSlim _turn = new(1);
    private T? _last;
    private long _readAt;
    private TimeSpan _pause;

    /// <summary>What there is; the first look waits for it.</summary>
    public async Task<T> ReadAsync(CancellationToken cancellation)
    {
        // Whoever finds another one reading takes what is there.
        if (!await _turn.WaitAsync(_last is null ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, cancellation))
        {
            return _last!;
        }

        try
        {
            if (_last is null || time.GetElapsedTime(_readAt) >= _pause)
            {
                var began = time.GetTimestamp();

                // Others wait for it too, and what was counted is kept when who asked first has gone.
                _last = await read(CancellationToken.None);
                _readAt = time.GetTimestamp();
                var took = time.GetElapsedTime(began, _readAt) * Share;
                _pause = took > atLeast ? took : atLeast;
            }

            return _last;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();
}
