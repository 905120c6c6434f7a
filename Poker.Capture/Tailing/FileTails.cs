using Npgsql;
using Poker.Core.Dialects;
using Poker.Infrastructure.Capture;
using Poker.Infrastructure.Postgres;

namespace Poker.Capture.Tailing;

/// <summary>Follows the configured files, each by itself.</summary>
public sealed class FileTails(
    IReadOnlyList<TailedFileOptions> files, SourceStore sources, LineStore lines, NpgsqlDataSource dataSource, ILogger<FileTails> log) : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1), LongestPause = TimeSpan.FromSeconds(30);

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(files.Select(file => Task.Run(() => FollowAsync(file, stoppingToken), stoppingToken)));

    private async Task FollowAsync(TailedFileOptions file, CancellationToken stopping)
    {
        using var signal = new FileSignal(file.Path);
        FileTail? tail = null;
        var pause = FirstPause;
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                try
                {
                    tail ??= new(file.Path, (await sources.EnsureAsync(file.SourceName, DialectCatalog.NameOf(file.Dialect), stopping)).Id, lines, dataSource, () => LogMessages.RestNotFound(log, file.Path));
                    await tail.StepAsync(stopping);
                    pause = FirstPause;
                    await signal.WaitAsync(stopping);
                }
                catch (Exception error) when (error is IOException or UnauthorizedAccessException || DatabaseErrors.TryTranslate(error) is not null)
                {
                    LogMessages.NotFollowing(log, file.Path, error.Message, pause);
                    await Task.Delay(pause, stopping);
                    pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The next start goes on from what is stored.
        }
        finally
        {
            tail?.Dispose();
        }
    }
}
