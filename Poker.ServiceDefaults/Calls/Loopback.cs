using System.Net;

namespace Poker.ServiceDefaults.Calls;

/// <summary>What stays on this machine.</summary>
public static class Loopback
{
    /// <summary>Whether an address is this machine's own.</summary>
    public static bool Is(IPAddress? address) =>
        address is not null && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    /// <summary>Whether a host's name or address, in brackets or not, is this machine's own.</summary>
    public static bool Is(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && Is(address));
}
