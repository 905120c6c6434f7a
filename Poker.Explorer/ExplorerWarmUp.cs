using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Poker.Core.Cards;
using Poker.Explorer.Buckets;
using Poker.Explorer.Equities;
using Poker.Explorer.Strategy;
using Poker.Infrastructure.Strategies;

namespace Poker.Explorer;

/// <summary>
/// Asks what visitors ask first, so that it is not them who wait for a betting tree, for maps and for the compiler: 0.3 s for a spot, as much for
/// the buckets. The spot again and again, since another blueprint may have taken the place of the one that was there; the others until it was answered.
/// </summary>
internal sealed class ExplorerWarmUp(
    StrategyReader strategy, BucketReader buckets, EquityCalculator equities, IOptions<JsonOptions> json, ILogger<ExplorerWarmUp> log)
    : BackgroundService
{
    /// <summary>From one spot to the next.</summary>
    internal TimeSpan Period { get; init; } = TimeSpan.FromSeconds(30);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (hasEquities, hasBuckets) = (false, false);
        using var timer = new PeriodicTimer(Period);
        do
        {
            await TryAsync("a spot", SpotAsync, stoppingToken);
            hasBuckets = hasBuckets || await TryAsync("the buckets", BucketsAsync, stoppingToken);
            hasEquities = hasEquities || await TryAsync("an equity", EquityAsync, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<bool> TryAsync(string what, Func<CancellationToken, Task> ask, CancellationToken cancellation)
    {
        var begun = Stopwatch.GetTimestamp();
        try
        {
            await ask(cancellation);
            LogMessages.Warm(log, what, Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            return true;
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            // Nothing is stored yet, or whoever asks is told what is wrong: no reason for the host to end.
            LogMessages.NotWarm(log, what, error.Message);
            return false;
        }
    }

    private async Task SpotAsync(CancellationToken cancellation) =>
        Write(await strategy.SpotAsync(new(BlueprintSource.Database, null, null), byReach: true, cancellation));

    private async Task BucketsAsync(CancellationToken cancellation)
    {
        Write(await buckets.OverviewAsync(cancellation));
        foreach (var street in Streets.InOrderOfPlay.ToArray())
        {
            Write(await buckets.StreetAsync(street, cancellation));
            Write(await buckets.BucketAsync(street, 0, cancellation));
        }
    }

    private async Task EquityAsync(CancellationToken cancellation) =>
        Write(await equities.ComputeAsync(new(["AA", "KK"], "2c7d9h", "", 1, 10, 1), cancellation));

    private void Write<T>(T answer) => JsonSerializer.SerializeToUtf8Bytes(answer, json.Value.SerializerOptions);
}
