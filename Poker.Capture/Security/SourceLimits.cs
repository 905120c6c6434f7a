using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Poker.Capture.Ingest;
using Poker.Capture.Telemetry;

namespace Poker.Capture.Security;

/// <summary>The limits on batches: of each source a second, over HTTP and streams together, and of all requests at work at a time.</summary>
internal sealed class SourceLimits : IDisposable
{
    private const int SecondsAtOnce = 10;

    // Ids begin at 1.
    private const int NoSource = 0;

    private static readonly TimeSpan ComeBackSoon = TimeSpan.FromSeconds(1);

    private readonly PartitionedRateLimiter<int> _sources;
    private readonly PartitionedRateLimiter<HttpContext> _atWork, _batches;

    /// <summary>Makes them.</summary>
    public SourceLimits(CaptureOptions options)
    {
        _sources = PartitionedRateLimiter.Create<int, int>(source => source == NoSource
            ? RateLimitPartition.GetNoLimiter(source)
            : RateLimitPartition.GetTokenBucketLimiter(source, _ => new()
            {
                TokenLimit = options.SourceBatchesPerSecond * SecondsAtOnce,
                TokensPerPeriod = options.SourceBatchesPerSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
            }));
        _atWork = PartitionedRateLimiter.Create<HttpContext, bool>(context => IsBatch(context)
            ? RateLimitPartition.GetConcurrencyLimiter(true, _ => new() { PermitLimit = options.MostRequests, QueueLimit = 0 })
            : RateLimitPartition.GetNoLimiter(false));
        _batches = _sources.WithTranslatedKey<HttpContext>(context => IsBatch(context) ? context.Source().Id : NoSource, leaveOpen: true);
    }

    /// <summary>Adds them to the requests of endpoints that <see cref="LimitsBatches"/> marks.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<SourceLimits>();
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<SourceLimits, CaptureMetrics>((limiter, limits, metrics) =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(limits._atWork, limits._batches);
            limiter.OnRejected = async (rejected, _) =>
            {
                metrics.Refused(Refusal.Rate);
                var retryAfter = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var told) ? told : ComeBackSoon;
                await RefusalFilter.Refuse(
                    rejected.HttpContext,
                    new RefusedException(StatusCodes.Status429TooManyRequests, Refusal.Rate, "Too many batches come at a time: send fewer and larger ones.", retryAfter))
                    .ExecuteAsync(rejected.HttpContext);
            };
        });
    }

    /// <summary>Waits until a source may send another batch.</summary>
    public async Task WaitAsync(int source, CancellationToken cancellation)
    {
        while (true)
        {
            using var lease = _sources.AttemptAcquire(source);
            if (lease.IsAcquired)
            {
                return;
            }

            await Task.Delay(lease.TryGetMetadata(MetadataName.RetryAfter, out var told) ? told : ComeBackSoon, cancellation);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _batches.Dispose();
        _atWork.Dispose();
        _sources.Dispose();
    }

    private static bool IsBatch(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<LimitsBatches>() is not null;
}
