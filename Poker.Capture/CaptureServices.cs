using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using Poker.Capture.DevTools;
using Poker.Capture.Ingest;
using Poker.Capture.Parsing;
using Poker.Capture.Reporting;
using Poker.Capture.Retention;
using Poker.Capture.Security;
using Poker.Capture.Telemetry;
using Poker.Infrastructure.Capture;
using Poker.ServiceDefaults;
using Poker.ServiceDefaults.Calls;
using Poker.ServiceDefaults.Database;

namespace Poker.Capture;

/// <summary>The capture service as a part of a process: its own, or the single-process host's.</summary>
public static class CaptureServices
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(30);

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
        builder.Services.AddSingleton(options);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(provider => TokenCheck.From(provider.GetRequiredService<IConfiguration>()));
        AddStores(builder.Services);
        AddIngest(builder.Services);
        AddReporting(builder.Services);
        builder.Services.AddParsing(builder.Configuration);
        BrowserListeners.Add(builder.Services, builder.Configuration);
        return builder;
    }

    /// <summary>Maps the endpoints; those of health are the service defaults'.</summary>
    public static WebApplication MapPokerCapture(this WebApplication app)
    {
        SecurityHeaders.Use(app);
        app.UseStatusCodePages();
        app.UseExceptionHandler();
        SecurityHeaders.UseCors(app, app.Services.GetRequiredService<AllowedOrigins>());
        app.UseWebSockets(new() { KeepAliveInterval = KeepAlive, KeepAliveTimeout = KeepAlive });
        app.UseMiddleware<SourceGate>();
        app.UseRateLimiter();
        LinesApi.Map(app, app.Services.GetRequiredService<CaptureOptions>());
        StatusApi.Map(app);
        app.MapOpenApi();
        return app;
    }

    private static void AddStores(IServiceCollection services)
    {
        services.AddSingleton<LineStore>();
        services.AddSingleton<SourceStore>();
        services.AddSingleton<StatusStore>();
        services.AddSingleton(provider => new LineExpiry(provider.GetRequiredService<NpgsqlDataSource>()));
        services.AddHostedService<ExpiryLoop>();
    }

    private static void AddIngest(IServiceCollection services)
    {
        services.AddSingleton<BatchReader>();
        services.AddSingleton<LineIngest>();
        services.AddSingleton<LineStreams>();
        services.AddSingleton<SourceKeys>();
        services.AddSingleton<WrongKeys>();
        services.AddSingleton<AllowedOrigins>();
        SourceLimits.Add(services);
        services.AddHostedService<PlaintextWarning>();
        services.AddCors();
        services.AddProblemDetails();
        services.AddOpenApi();
    }

    private static void AddReporting(IServiceCollection services)
    {
        services.AddSingleton<CaptureMetrics>();
        services.AddHostedService<LagWatch>();
        services.AddHealthChecks().AddCheck<CaptureHealth>("capture", timeout: TimeSpan.FromSeconds(5));
    }

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
