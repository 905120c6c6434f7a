using System.Diagnostics;
using Npgsql;
using Poker.Infrastructure.Jobs;

namespace Poker.Infrastructure.Postgres;

/// <summary>
/// The right to train in a database: one process at a time, and none while a distributed run is live (which the coordinator that leads holds
/// the lock for, but a coordinator may be down, and its run go on later). It lives in a connection of its own, so that the server drops it with the
/// process; when that connection is lost, <see cref="Lost"/> is cancelled and the work must end.
/// </summary>
public sealed class TrainingLock : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private readonly NpgsqlConnection _connection;
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _released = new();
    private readonly Task _watch;

    private TrainingLock(NpgsqlConnection connection)
    {
        _connection = connection;
        _watch = WatchAsync();
    }

    /// <summary>Cancelled when the lock is lost.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Takes the lock, waiting at most <paramref name="patience"/> for its holder.</summary>
    /// <param name="database">The database.</param>
    /// <param name="patience">Zero to give up at once, <see cref="Timeout.InfiniteTimeSpan"/> to wait for as long as it takes.</param>
    /// <param name="waiting">Hears once who holds the lock, if this has to wait.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="DatabaseException">Another process kept it; the message names that process.</exception>
    public static Task<TrainingLock> AcquireAsync(
        PokerDatabase database, TimeSpan patience, Action<LockHolder>? waiting, CancellationToken cancellation) =>
        AcquireAsync(database.DataSource, patience, waiting, cancellation);

    /// <summary>The same in a database that is open already.</summary>
    /// <exception cref="DatabaseException">Another process kept it; the message names that process.</exception>
    public static Task<TrainingLock> AcquireAsync(
        NpgsqlDataSource dataSource, TimeSpan patience, Action<LockHolder>? waiting, CancellationToken cancellation) =>
        DatabaseErrors.TranslatedAsync(async () =>
        {
            var connection = await dataSource.OpenConnectionAsync(cancellation);
            try
            {
                await WaitAsync(connection, patience, waiting, cancellation);
                return new TrainingLock(connection);
            }
            catch
            {
                await connection.DisposeAsync();
                throw;
            }
        });

    /// <summary>Gives the lock back.</summary>
    public async ValueTask DisposeAsync()
    {
        await _released.CancelAsync();
        await _watch;
        if (!_lost.IsCancellationRequested)
        {
            // Closing alone would return the session, with its lock, to the pool.
            await UnlockAsync();
        }

        await _connection.DisposeAsync();
        _lost.Dispose();
        _released.Dispose();
    }

    private static async Task WaitAsync(
        NpgsqlConnection connection, TimeSpan patience, Action<LockHolder>? waiting, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        for (var told = false; !await TryTakeAsync(connection, cancellation);)
        {
            var holder = await LockHolder.FindAsync(connection, AdvisoryLocks.Training, cancellation);
            if (patience != Timeout.InfiniteTimeSpan && watch.Elapsed >= patience)
            {
                throw await LiveRunAsync(connection, cancellation) is { } run
                    ? new DatabaseException(
                        $"A distributed run is under way in this database ({run}): until it ends, its coordinator and workers alone train here.",
                        "Wait until it ends, stop it, or use another database (--database) or folder (--data DIR).")
                    : new DatabaseException(
                        $"Another process is training in this database: {holder?.ToString() ?? "it is just ending"}.",
                        "Wait until it ends, end it, or use another database (--database) or folder (--data DIR).");
            }

            if (!told && holder is not null)
            {
                waiting?.Invoke(holder);
                told = true;
            }

            await Task.Delay(Interval, cancellation);
        }
    }

    // A run that is started while this process trains waits for it; one that was there before is not to be disturbed.
    private static async Task<bool> TryTakeAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (!await LockAsync(connection, "SELECT pg_try_advisory_lock($1, $2)", cancellation))
        {
            return false;
        }

        if (await LiveRunAsync(connection, cancellation) is null)
        {
            return true;
        }

        await LockAsync(connection, "SELECT pg_advisory_unlock($1, $2)", cancellation);
        return false;
    }

    private static async Task<bool> LockAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection)
        {
            Parameters = { new() { Value = AdvisoryLocks.Class }, new() { Value = AdvisoryLocks.Training } },
        };
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    // The run that has the tables, for people; null when there is none.
    private static async Task<string?> LiveRunAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        const string Find =
            """
            SELECT kind || ' ' || id || ', started ' || to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') || ' UTC'
            FROM run WHERE area = $1 AND state IN ('active', 'draining', 'paused')
            """;
        await using var command = new NpgsqlCommand(Find, connection) { Parameters = { new() { Value = RunAreas.Autotrain } } };
        return (string?)await command.ExecuteScalarAsync(cancellation);
    }

    private async Task UnlockAsync()
    {
        try
        {
            await LockAsync(_connection, "SELECT pg_advisory_unlock($1, $2)", CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            // The session died this moment, and its lock with it.
        }
    }

    private async Task WatchAsync()
    {
        try
        {
            while (true)
            {
                await _connection.WaitAsync(_released.Token);
            }
        }
        catch (OperationCanceledException) when (_released.IsCancellationRequested)
        {
            // Given back.
        }
        catch (Exception error) when (error is NpgsqlException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            await _lost.CancelAsync();
        }
    }
}
