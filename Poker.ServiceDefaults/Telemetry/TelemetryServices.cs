using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Poker.ServiceDefaults.Telemetry;

/// <summary>OpenTelemetry over the sources that .NET, gRPC and Npgsql have built in, and this project's own.</summary>
internal static class TelemetryServices
{
    /// <summary>Of several services in one process: the sources and meters of this one, separated by commas; see <see cref="OwnSpans"/>.</summary>
    public const string OnlyKey = "Poker:Telemetry:Only";

    /// <summary>The driver's source and meter, and what its logs begin with.</summary>
    public const string Database = "Npgsql";

    // The exporter reads endpoint, headers and protocol itself, from these variables as Aspire sets them.
    private const string EndpointKey = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string NameKey = "OTEL_SERVICE_NAME";
    private const string SamplerKey = "OTEL_TRACES_SAMPLER";
    private const string AttributesKey = "OTEL_RESOURCE_ATTRIBUTES";

    private static readonly string[] Sources = ["Microsoft.AspNetCore", "System.Net.Http", CallNames.Source, Database, "Poker.*"];

    // Several lines for every request, call or statement otherwise; traces have them. And an error at each look at a service that is not healthy
    // yet: its health says so, and what is wrong is logged by whoever finds it.
    private static readonly (string Category, LogLevel Least)[] Chatty =
    [
        ("Microsoft.AspNetCore", LogLevel.Warning),
        ("System.Net.Http", LogLevel.Warning),
        ("Grpc", LogLevel.Warning),
        (Database, LogLevel.Warning),
        ("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.Critical),
    ];

    // Of ASP.NET Core's, those that say something of this system: viewers list every meter.
    private static readonly string[] Meters =
    [
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "System.Net.Http", "System.Runtime", Database, "Poker.*",
    ];

    /// <summary>Whether a name that was given means another one: the same, or one that goes on after a dot.</summary>
    public static bool Covers(string given, string name) =>
        name.StartsWith(given, StringComparison.Ordinal) && (name.Length == given.Length || name[given.Length] == '.');

    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        var only = builder.Configuration[OnlyKey]?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        builder.Logging.AddOpenTelemetry(logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.IncludeScopes = true;
            logging.AddProcessor(new LineTraces());
        });
        foreach (var (category, least) in Chatty.Where(chatty => !builder.Configuration.GetSection($"Logging:LogLevel:{chatty.Category}").Exists()))
        {
            builder.Logging.AddFilter(category, least);
        }

        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => Describe(resource, builder))
            .WithTracing(tracing => Sample(tracing, builder.Configuration).AddSource(Sources).AddProcessor(new CallNames()).AddProcessor(new QueryNames()))
            .WithMetrics(metrics => metrics.AddMeter(MetersOf(only)));
        if (builder.Configuration[EndpointKey] is not { Length: > 0 })
        {
            return;
        }

        if (only.Length == 0)
        {
            telemetry.UseOtlpExporter();
        }
        else
        {
            ExportOwn(telemetry, only);
        }
    }

    private static string[] MetersOf(string[] only) => only.Length == 0
        ? Meters
        : [.. Meters.Where(meter => only.Any(name => Covers(name, meter))), .. only.Where(name => Covers("Poker", name)).SelectMany(name => (string[])[name, $"{name}.*"])];

    // Aspire sets "always_on", which would trace what is left out on purpose (Untraced): a span below one that isn't recorded isn't either.
    private static TracerProviderBuilder Sample(TracerProviderBuilder tracing, IConfiguration configuration) =>
        configuration[SamplerKey] is null or "" or "always_on" ? tracing.SetSampler(new ParentBasedSampler(new AlwaysOnSampler())) : tracing;

    private static void ExportOwn(IOpenTelemetryBuilder telemetry, string[] only) => telemetry
        .WithMetrics(metrics => metrics.AddOtlpExporter())
        .WithLogging(logging => logging.AddOtlpExporter())
        .WithTracing(tracing => tracing.AddProcessor(services =>
        {
            var options = services.GetRequiredService<IOptionsMonitor<OtlpExporterOptions>>().CurrentValue;
            return new OwnSpans(
                only,
                new BatchActivityExportProcessor(
                    new OtlpTraceExporter(options), scheduledDelayMilliseconds: options.BatchExportProcessorOptions.ScheduledDelayMilliseconds));
        }));

    private static void Describe(ResourceBuilder resource, IHostApplicationBuilder builder)
    {
        var name = builder.Configuration[NameKey] is { Length: > 0 } given ? given : builder.Environment.ApplicationName;
        var version = Assembly.GetExecutingAssembly().GetName().Version?.ToString(3);

        // An instance's id that was given, by Aspire for one, stays.
        var hasInstance = builder.Configuration[AttributesKey]?.Contains("service.instance.id=", StringComparison.Ordinal) == true;
        resource.AddService(name, serviceVersion: version, autoGenerateServiceInstanceId: !hasInstance);
        resource.AddAttributes([
            new("host.name", Environment.MachineName),
            new("process.pid", (long)Environment.ProcessId),
            new("deployment.environment.name", builder.Environment.EnvironmentName),
        ]);
    }
}
