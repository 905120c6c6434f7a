using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Poker.Capture.Security;

/// <summary>How many wrong keys an address may show: guessing 256 bits is hopeless, but each guess asks the database.</summary>
internal sealed class WrongKeys(CaptureOptions options) : IDisposable
{
    private const int NetworkBytes = 8;

    private readonly PartitionedRateLimiter<IPAddress> _limiter = PartitionedRateLimiter.Create<IPAddress, string>(address =>
        RateLimitPartition.GetTokenBucketLimiter(Network(address), _ => new()
        {
            TokenLimit = options.WrongKeysPerMinute,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / options.WrongKeysPerMinute,
            QueueLimit = 0,
        }));

    /// <summary>When an address that has shown too many may come again.</summary>
    public TimeSpan RetryAfter { get; } = TimeSpan.FromMinutes(1) / options.WrongKeysPerMinute;

    /// <summary>Whether an address may show another key.</summary>
    public bool MayTry(IPAddress address) => _limiter.GetStatistics(address) is not { CurrentAvailablePermits: < 1 };

    /// <summary>Counts a wrong one.</summary>
    public void Count(IPAddress address) => _limiter.AttemptAcquire(address).Dispose();

    /// <inheritdoc />
    public void Dispose() => _limiter.Dispose();

    // A network of IPv6 belongs to one subscriber, whose machines have as many addresses as they like.
    private static string Network(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(plain.GetAddressBytes().AsSpan(0, NetworkBytes)) : plain.ToString();
    }
}
