using Microsoft.Extensions.DependencyInjection;
using Poker.Capture.Security;
using Poker.Infrastructure.Capture;

namespace Poker.Tests.Capture;

/// <summary>Has a service's keys go by a test's clock; its timers go by the machine's.</summary>
internal static class CaptureClock
{
    public static void Use(IServiceCollection services, TimeProvider clock) =>
        services.AddSingleton(provider => new SourceKeys(provider.GetRequiredService<SourceStore>(), clock));
}
