using Grpc.Net.Client.Balancer;
using Microsoft.Extensions.DependencyInjection;

namespace Poker.ServiceDefaults.Calls;

/// <summary>The configured addresses of a service as gRPC's resolver has them; callers begin with different ones.</summary>
internal static class StaticAddresses
{
    public const string Scheme = "static";

    // The attribute by which gRPC tells an address' own host to TLS and to the server.
    private const string HostOverride = "HostOverride";

    public static IServiceProvider ProviderFor(IReadOnlyList<Uri> addresses)
    {
        var first = Random.Shared.Next(addresses.Count);
        var balanced = Enumerable.Range(0, addresses.Count).Select(step => Of(addresses[(first + step) % addresses.Count])).ToList();
        return new ServiceCollection()
            .AddLogging()
            .AddSingleton<ResolverFactory>(new StaticResolverFactory(_ => balanced))
            .BuildServiceProvider();
    }

    private static BalancerAddress Of(Uri address)
    {
        var balanced = new BalancerAddress(address.IdnHost, address.Port);
        balanced.Attributes.TryAdd(HostOverride, address.Authority);
        return balanced;
    }
}
