using Microsoft.AspNetCore.Builder;

namespace Poker.Cli.Hosting;

/// <summary>Starts services in this process.</summary>
internal static class HostStart
{
    /// <summary>Starts one; where that fails, what had started of it is stopped.</summary>
    public static async Task RunAsync(WebApplication app, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
        }
        catch
        {
            await app.StopAsync(CancellationToken.None);
            await app.DisposeAsync();
            throw;
        }
    }
}
