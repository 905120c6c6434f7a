using Microsoft.Extensions.DependencyInjection.Extensions;
using Poker.Infrastructure.Capture;
using Poker.ServiceDefaults;
using Poker.ServiceDefaults.Database;

namespace Poker.Capture;

/// <summary>The capture service as a part of a process: its own, or the single-process host's.</summary>
public static class CaptureServices
{
    /// <summary>Adds what takes lines in and makes hands of them, configured by <c>Poker:Capture</c>.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <param name="configure">Changes the configured options; null to take them as they are.</param>
    /// <exception cref="ServiceConfigurationException">The options make no sense, or no database is configured.</exception>
    public static IHostApplicationBuilder AddPokerCapture(this IHostApplicationBuilder builder, Func<CaptureOptions, CaptureOptions>? configure = null)
    {
        builder.AddServiceDefaults();
        builder.AddPokerDatabase();
        var options = Read(builder.Configuration);
        options = configure?.Invoke(options) ?? options;
        options.Validate();
        var services = builder.Services;
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<LineStore>();
        services.AddSingleton<SourceStore>();
        return builder;
    }

    /// <summary>Maps the endpoints; those of health are the service defaults'.</summary>
    public static WebApplication MapPokerCapture(this WebApplication app) => app;

    private static CaptureOptions Read(IConfiguration configuration)
    {
        try
        {
            return configuration.GetSection(CaptureOptions.Section).Get<CaptureOptions>() ?? new CaptureOptions();
        }
        catch (InvalidOperationException error)
        {
            throw new ServiceConfigurationException($"{CaptureOptions.Section} cannot be read: {error.Message}", error);
        }
    }
}
