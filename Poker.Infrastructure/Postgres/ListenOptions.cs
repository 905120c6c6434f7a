using System.Net;
using Poker.Infrastructure.Security;

namespace Poker.Infrastructure.Postgres;

/// <summary>How an embedded server is opened to other machines: for one role of its own, with its password, over TLS alone.</summary>
/// <param name="Address">The address that it listens on beside the loopback; 0.0.0.0 or :: for all of them.</param>
/// <param name="Certificate">What it shows.</param>
public sealed record ListenOptions(IPAddress Address, NetworkCertificate Certificate)
{
    /// <summary>Whether that is every address of the machine.</summary>
    public bool IsAny => Address.Equals(IPAddress.Any) || Address.Equals(IPAddress.IPv6Any);
}
