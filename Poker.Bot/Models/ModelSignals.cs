using Npgsql;
using Poker.Infrastructure.Models;
using Poker.Infrastructure.Postgres;

namespace Poker.Bot.Models;

/// <summary>Hears that model versions have moved. Signals are hints: whoever waits for one also looks by itself now and then.</summary>
internal sealed class ModelSignals(NpgsqlDataSource dataSource, ILogger log) : IDisposable
{
    private readonly SemaphoreSlim _heard = new(0, 1);
    private readonly Lock _lock = new();

    /// <summary>Waits until something has moved since the last wait, or for a while.</summary>
    public Task WaitAsync(TimeSpan longest, CancellationToken cancellation) => _heard.WaitAsync(longest, cancellation);

    /// <summary>Listens until it is cancelled, through restarts of the database.</summary>
    public async Task ListenAsync(CancellationToken stopping)
    {
        for (var pauses = new Pauses(); !stopping.IsCancellationRequested;)
        {
            try
            {
                await using var connection = await DedicatedConnection.OpenAsync(dataSource, "models", stopping);
                connection.Notification += (_, _) => Hear();
                await using (var listen = new NpgsqlCommand($"LISTEN {ModelStore.Channel}", connection))
                {
                    await listen.ExecuteNonQueryAsync(stopping);
                }

                // What was told before nobody heard.
                Hear();
                pauses.Reset();
                while (true)
                {
                    await connection.WaitAsync(stopping);
                }
            }
            catch (Exception error) when (error is NpgsqlException or IOException or TimeoutException or InvalidOperationException)
            {
                LogMessages.NotListening(log, error.Message);
                await Task.Delay(pauses.Next(), stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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
