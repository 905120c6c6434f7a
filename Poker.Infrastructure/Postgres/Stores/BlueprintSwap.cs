using System.Diagnostics;
using Npgsql;
using Poker.Infrastructure.Postgres.Writers;

namespace Poker.Infrastructure.Postgres.Stores;

/// <summary>The one transaction by which readers see a new blueprint instead of the old: leaves swapped, run and epoch stamped.</summary>
internal sealed class BlueprintSwap(
    NpgsqlDataSource dataSource, IProgress<SyncProgress>? progress, Func<NpgsqlConnection, Task>? completing = null)
{
    // A waiting exclusive lock makes every later reader wait behind it: it waits briefly, and lets them through before it tries again.
    private const string Patience = "100ms";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    /// <summary>Attaches the leaves, drops those before, and stamps, with nothing if that is what is stored; waits for as long as somebody reads.</summary>
    public async Task RunAsync(IReadOnlyList<BlueprintLeaf> leaves, StoredRun? stored, Stopwatch watch, CancellationToken cancellation)
    {
        for (var told = false; ; told = true)
        {
            await using var connection = await dataSource.OpenConnectionAsync(cancellation);
            await using var transaction = await LoadTransaction.BeginAsync(connection, AdvisoryLocks.Blueprint, alone: false, cancellation);
            if (await LockAsync(connection, cancellation))
            {
                progress?.Report(new SyncProgress(SyncPhase.Merging, 0, stored?.Rows ?? 0));
                await BlueprintLeaves.DropAsync(connection, await BlueprintLeaves.AttachedAsync(connection, cancellation), cancellation);
                foreach (var leaf in leaves)
                {
                    await AttachAsync(connection, leaf, cancellation);
                }

                progress?.Report(new SyncProgress(SyncPhase.Stamping, stored?.Rows ?? 0, stored?.Rows ?? 0));
                await BlueprintRunRow.WriteAsync(connection, stored is null ? null : stored with { SyncSeconds = watch.Elapsed.TotalSeconds }, cancellation);
                if (completing is not null)
                {
                    await completing(connection);
                }

                await transaction.CommitAsync(cancellation);
                return;
            }

            await transaction.RollbackAsync(cancellation);
            if (!told)
            {
                progress?.Report(new SyncProgress(SyncPhase.Waiting, 0, stored?.Rows ?? 0));
            }

            await Task.Delay(Pause, cancellation);
        }
    }

    // Locks out readers for a moment; false when one was there all the time.
    private static async Task<bool> LockAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        try
        {
            await LoadTransaction.ExecuteAsync(
                connection,
                $"SET LOCAL lock_timeout = '{Patience}'; LOCK TABLE blueprint IN ACCESS EXCLUSIVE MODE; SET LOCAL lock_timeout = 0; SELECT {StalledSession.EndColumn}",
                cancellation);
            return true;
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return false;
        }
    }

    // The check proves the bounds, so that ATTACH scans nothing; afterwards the bounds themselves keep other rows out.
    private static Task AttachAsync(NpgsqlConnection connection, BlueprintLeaf leaf, CancellationToken cancellation) =>
        LoadTransaction.ExecuteAsync(
            connection,
            $"""
            ALTER TABLE blueprint ATTACH PARTITION {leaf.Table} FOR VALUES FROM ({leaf.FirstNode}) TO ({leaf.EndNode});
            ALTER TABLE {leaf.Table} DROP CONSTRAINT {leaf.Table}_range;
            """,
            cancellation);
}
