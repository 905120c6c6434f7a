using System.Security.Cryptography;
using Poker.Bot.Strategies;
using Poker.Bot.Telemetry;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Strategies;

namespace Poker.Bot.Background;

/// <summary>Has strategies play each other, one hand after another, table by table; what cannot be stored is waited for.</summary>
internal sealed class BackgroundTables(
    IStrategySource strategies, BackgroundLines lines, BackgroundOptions options, BotMetrics metrics, TimeProvider clock, ILogger<BackgroundTables> log)
    : BackgroundService
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.HandsPerMinute <= 0)
        {
            return;
        }

        BackgroundTable[] tables = [.. options.Tables.Select((players, i) => new BackgroundTable(i + 1, players, options.TellAll, strategies))];
        LogMessages.BackgroundBegan(log, tables.Length, options.HandsPerMinute);
        var pace = new Pace(options.HandsPerMinute / 60, clock);
        try
        {
            for (var turn = 0; ; turn = (turn + 1) % tables.Length)
            {
                await pace.WaitAsync(stoppingToken);
                await TryPlayAsync(tables[turn], stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: a hand is stored whole or not at all.
        }
    }

    private async Task TryPlayAsync(BackgroundTable table, CancellationToken stopping)
    {
        try
        {
            var number = 0L;
            await UntilStoredAsync(async () => number = await lines.NextAsync(table.Name, stopping), stopping);
            var hand = await table.PlayAsync(number, BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))), stopping);
            metrics.Played();
            await UntilStoredAsync(() => lines.StoreAsync(table.Name, hand, stopping), stopping);
        }
        catch (Exception error) when (error is StrategyException or NotSupportedException)
        {
            LogMessages.HandFailed(log, error.Message);
            await Task.Delay(AfterFailure, clock, stopping);
        }
    }

    private async Task UntilStoredAsync(Func<Task> store, CancellationToken stopping)
    {
        for (var pauses = new Pauses(); ;)
        {
            try
            {
                await store();
                return;
            }
            catch (DatabaseException error)
            {
                LogMessages.LinesWait(log, error.Message);
                await Task.Delay(pauses.Next(), stopping);
            }
        }
    }
}
