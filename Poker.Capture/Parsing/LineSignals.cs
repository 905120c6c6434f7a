using Npgsql;
using Poker.Infrastructure.Capture;
using Poker.Infrastructure.Postgres;

namespace Poker.Capture.Parsing;

/// <summary>Hears that lines have come. Signals are hints: whoever waits for one also looks by itself now and then.</summary>
internal sealed class LineSignals(NpgsqlDataSource dataSource, ILogger log) : IDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250), LongestPause = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _heard = new(0, 1);
    private readonly Lock _lock = new();

    /// <summary>Waits until lines have come since the last wait, or for a while.</summary>
    public Task WaitAsync(TimeSpan longest, CancellationToken cancellation) => _heard.WaitAsync(longest, cancellation);

    /// <summary>Listens until it is cancelled, through restarts of the database.</summary>
    public async Task ListenAsync(CancellationToken stopping)
    {
        for (var pause = FirstPause; !stopping.IsCancellationRequested; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await using var connection = await DedicatedConnection.OpenAsync(dataSource, "parsing", stopping);
                connection.Notification += (_, _) => Hear();
                await using (var listen = new NpgsqlCommand($"LISTEN {LineStore.Channel}", connection))
                {
                    await listen.ExecuteNonQueryAsync(stopping);
                }

                // What was told before nobody heard.
                Hear();
                pause = FirstPause;
                while (true)
                {
                    await connection.WaitAsync(stopping);
                }
            }
            catch (Exception error) when (error is NpgsqlException or IOException or TimeoutException or InvalidOperationException)
            {
                LogMessages.NotListening(log, error.Message);
                await Task.Delay(pause, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <inheritdoc />
    public void Dispose() => _heard.Dispose();

    private void Hear()
    {
        lock (_lock)
        {
            if (_heard.CurrentCount == 0)
            {
                _heard.Release();
            }
        }
    }
}
