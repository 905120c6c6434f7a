using Npgsql;
using Poker.Coordinator.Planning.Live;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Live;
using Poker.Infrastructure.Postgres;

namespace Poker.Coordinator.Leading;

/// <summary>Keeps the live loop's run going, where the configuration says so: the leader starts one where there is none, and ends one of another spec.</summary>
/// <remarks>Where the configuration says that there is to be none, it ends the one that there is. One that failed is followed by another after a minute; one that somebody stopped is not, as long as this process runs.</remarks>
public sealed class StandingRun(
    NpgsqlDataSource dataSource, LiveOptions options, LeaderStatus status, TimeProvider time, ILogger<StandingRun> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RestAfterFailure = TimeSpan.FromMinutes(1);

    private readonly DateTimeOffset _started = time.GetUtcNow();
    private Guid? _replaced;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, time);
        while (options.Enabled is not null && await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (status.Leads)
                {
                    await KeepAsync(stoppingToken);
                }
            }
            catch (Exception error) when (error is RunRefusedException || DatabaseErrors.TryTranslate(error) is not null)
            {
                // Somebody was faster, or the database is away: the next look tells.
                LogMessages.NotStarted(log, error.Message);
            }
        }
    }

    private async Task KeepAsync(CancellationToken cancellation)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        var runs = new RunStore(connection);
        if ((await runs.LiveAsync(cancellation)).FirstOrDefault(run => run.Area == LiveSpec.Area) is { } live)
        {
            // What somebody has started since is meant as it is; one that somebody paused is not followed by one that goes on.
            var isToEnd = live.State == RunState.Active ? options.Enabled == false || !IsAsConfigured(live) : live.State == RunState.Paused && options.Enabled == false;
            if (isToEnd && live.CreatedAt < _started.UtcDateTime)
            {
                _replaced = live.Id;
                await runs.MoveAsync(live.Id, RunState.Draining, null, cancellation);
            }

            return;
        }

        if (options.Enabled == false || !await MayStartAsync(connection, cancellation))
        {
            return;
        }

        var run = await runs.StartAsync(Guid.NewGuid(), LiveSpec.Kind, LiveSpec.Area, options.ToSpec().ToJson(), null, cancellation);
        LogMessages.StandingStarted(log, run.Id);
    }

    private bool IsAsConfigured(RunRow run)
    {
        try
        {
            return LiveSpec.Parse(run.Spec).ToJson() == options.ToSpec().ToJson();
        }
        catch (RunRefusedException)
        {
            // Another version's.
            return false;
        }
    }

    private async Task<bool> MayStartAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        const string Sql =
            """
            SELECT id = $4 OR state = 'failed' AND finished_at < clock_timestamp() - $2 OR finished_at < $3
            FROM run WHERE area = $1 ORDER BY finished_at DESC LIMIT 1
            """;
        await using var command = new NpgsqlCommand(Sql, connection)
        {
            Parameters = { new() { Value = LiveSpec.Area }, new() { Value = RestAfterFailure }, new() { Value = _started }, new() { Value = _replaced ?? Guid.Empty } },
        };
        return await command.ExecuteScalarAsync(cancellation) as bool? ?? true;
    }
}
