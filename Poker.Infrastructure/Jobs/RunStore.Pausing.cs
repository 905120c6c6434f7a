using Npgsql;

namespace Poker.Infrastructure.Jobs;

/// <content>Pauses.</content>
public sealed partial class RunStore
{
    /// <summary>Pauses an active run: no job of it is leased and nobody plans it until it is resumed. What is at work may end, and counts. One that is paused stays so.</summary>
    /// <returns>The run; null when there is none.</returns>
    /// <exception cref="RunRefusedException">It is ending, or has ended.</exception>
    public async Task<RunRow?> PauseAsync(Guid id, CancellationToken cancellation)
    {
        const string Sql =
            $"""
            WITH paused AS (UPDATE run SET state = 'paused', paused_at = clock_timestamp() WHERE id = $1 AND state = 'active' RETURNING id)
            SELECT pg_notify('{JobStore.Channel}', id::text) FROM paused
            """;
        return await ChangeAsync(Sql, id, "paused", cancellation);
    }

    /// <summary>Lets a paused run go on; one that is active stays so.</summary>
    /// <returns>The run; null when there is none.</returns>
    /// <exception cref="RunRefusedException">It is ending, or has ended.</exception>
    public async Task<RunRow?> ResumeAsync(Guid id, CancellationToken cancellation)
    {
        const string Sql =
            $"""
            WITH resumed AS (UPDATE run SET state = 'active', {NoLongerPaused} WHERE id = $1 AND state = 'paused' RETURNING id)
            SELECT pg_notify('{JobStore.Channel}', id::text), pg_notify('{JobStore.WorkChannel}', '') FROM resumed
            """;
        return await ChangeAsync(Sql, id, "resumed", cancellation);
    }

    private async Task<RunRow?> ChangeAsync(string sql, Guid id, string what, CancellationToken cancellation)
    {
        bool isChanged;
        await using (var command = new NpgsqlCommand(sql, connection))
        {
            JobStore.Add(command, id);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            isChanged = await reader.ReadAsync(cancellation);
        }

        // Somebody may have moved it on again by now: that is no refusal.
        return await ReadAsync(id, cancellation) is not { } run ? null
            : isChanged || run.State is RunState.Active or RunState.Paused ? run
            : throw new RunRefusedException(run.State == RunState.Draining
                ? $"The run is ending, so that it cannot be {what}: wait until what is at work is done, or drop it."
                : $"The run has ended ({Name(run.State)}), so that it cannot be {what}: start another one.");
    }
}
