using System.Globalization;
using Npgsql;
using Poker.Infrastructure.Postgres;

namespace Poker.Infrastructure.Jobs;

/// <summary>
/// A session of its own that may hold the right to lead, and with it the right to train. Whatever ends the session ends both, and rolls
/// back what it was doing: work done on <see cref="Connection"/> is work of the one that leads, or nothing.
/// </summary>
/// <remarks>
/// The server gives up on a session that it does not hear of: a leader that hangs or whose machine is gone loses its rights within
/// <see cref="LeaderLimits.Silence"/>, one that hangs in the middle of a transaction within <see cref="LeaderLimits.Transaction"/>.
/// </remarks>
public sealed class LeaderSession : IAsyncDisposable
{
    private bool _trains;

    private LeaderSession(NpgsqlConnection connection) => Connection = connection;

    /// <summary>The connection; not to be opened or closed by others.</summary>
    public NpgsqlConnection Connection { get; }

    /// <summary>Whether the connection still stands, as far as is known.</summary>
    public bool IsOpen => Connection.FullState.HasFlag(System.Data.ConnectionState.Open);

    /// <summary>Connects; no right is taken yet.</summary>
    public static async Task<LeaderSession> ConnectAsync(NpgsqlDataSource dataSource, LeaderLimits limits, CancellationToken cancellation)
    {
        var connection = await DedicatedConnection.OpenAsync(dataSource, "leading", cancellation);
        try
        {
            await using var command = new NpgsqlCommand(Settings(limits), connection);
            await command.ExecuteNonQueryAsync(cancellation);
            return new LeaderSession(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Takes the right to lead unless another session has it. To be taken once a session.</summary>
    public Task<bool> TryLeadAsync(CancellationToken cancellation) => TryLockAsync(AdvisoryLocks.Leading, cancellation);

    /// <summary>Takes the right to train, for as long as a run needs it, unless another process has it; repeatable.</summary>
    public async Task<bool> TryTrainAsync(CancellationToken cancellation)
    {
        // The server counts how often a session took a lock: once is enough.
        _trains = _trains || await TryLockAsync(AdvisoryLocks.Training, cancellation);
        return _trains;
    }

    /// <summary>Gives the right to train back, if it was taken.</summary>
    public async Task StopTrainingAsync(CancellationToken cancellation)
    {
        if (_trains)
        {
            await using var command = Command("SELECT pg_advisory_unlock($1, $2)", AdvisoryLocks.Training);
            await command.ExecuteNonQueryAsync(cancellation);
            _trains = false;
        }
    }

    /// <summary>Who has the right to train and does not lead; null when nobody.</summary>
    public static async Task<LockHolder?> OtherTrainerAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var trainer = await LockHolder.FindAsync(connection, AdvisoryLocks.Training, cancellation);
        return trainer is not null && trainer.ProcessId != (await LockHolder.FindAsync(connection, AdvisoryLocks.Leading, cancellation))?.ProcessId
            ? trainer
            : null;
    }

    /// <summary>Ends the session.</summary>
    public ValueTask DisposeAsync() => Connection.DisposeAsync();

    private static string Settings(LeaderLimits limits) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        SET idle_session_timeout = {(long)limits.Silence.TotalMilliseconds};
        SET idle_in_transaction_session_timeout = {(long)limits.Transaction.TotalMilliseconds};
        SET lock_timeout = {(long)limits.Silence.TotalMilliseconds};
        SET tcp_user_timeout = {(long)limits.Silence.TotalMilliseconds};
        SET tcp_keepalives_idle = {Math.Max(1, (long)limits.Silence.TotalSeconds / 3)};
        SET tcp_keepalives_interval = {Math.Max(1, (long)limits.Silence.TotalSeconds / 6)};
        SET tcp_keepalives_count = 3;
        """);

    private async Task<bool> TryLockAsync(int number, CancellationToken cancellation)
    {
        await using var command = Command("SELECT pg_try_advisory_lock($1, $2)", number);
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private NpgsqlCommand Command(string sql, int number) => new(sql, Connection)
    {
        Parameters = { new() { Value = AdvisoryLocks.Class }, new() { Value = number } },
    };
}
