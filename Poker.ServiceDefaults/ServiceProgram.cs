using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Poker.ServiceDefaults;

/// <summary>A service as a process: built, run, and ended with one clear line where it cannot run.</summary>
public static class ServiceProgram
{
    private static readonly string[] AddressKeys = ["urls", "http_ports", "https_ports"];

    /// <summary>Builds and runs a service until it is stopped.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="add">Adds the service; <see cref="DefaultServices.AddServiceDefaults"/> has been called.</param>
    /// <param name="map">Maps its endpoints; <see cref="DefaultServices.MapDefaultEndpoints"/> has been called.</param>
    /// <param name="listen">Where it listens unless the configuration says so; null for a free port of the loopback, for its health alone.</param>
    /// <returns>0, or 1 after a line on standard error.</returns>
    public static async Task<int> RunAsync(string[] args, Action<WebApplicationBuilder> add, Action<WebApplication> map, Action<WebApplicationBuilder>? listen = null)
    {
        try
        {
            var builder = WebApplication.CreateBuilder(args);
            listen?.Invoke(builder);
            if (!AddressKeys.Any(key => builder.Configuration[key] is { Length: > 0 }) && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
            {
                // Several of a kind run side by side on a machine; nobody calls them but for their health.
                builder.Configuration["urls"] = "http://127.0.0.1:0";
            }

            builder.AddServiceDefaults();
            add(builder);
            await using var app = builder.Build();
            app.MapDefaultEndpoints();
            map(app);
            var exit = app.Services.GetRequiredService<ServiceExit>();
            try
            {
                await app.RunAsync();
            }
            catch (OperationCanceledException) when (exit.Problem is not null)
            {
                // It was ended before it had started.
            }

            return Ended(exit.Problem);
        }
        catch (ServiceConfigurationException error)
        {
            return Ended(error.Message);
        }
    }

    private static int Ended(string? problem)
    {
        if (problem is null)
        {
            return 0;
        }

        Console.Error.WriteLine($"poker: {problem}");
        return 1;
    }
}
