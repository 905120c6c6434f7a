using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Resources;

namespace Poker.ServiceDefaults.Telemetry;

/// <summary>OpenTelemetry over the sources that .NET, gRPC and Npgsql have built in, and this project's own.</summary>
internal static class TelemetryServices
{
    // The exporter reads endpoint, headers and protocol itself, from these variables as Aspire sets them.
    private const string EndpointKey = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string NameKey = "OTEL_SERVICE_NAME";
    private const string AttributesKey = "OTEL_RESOURCE_ATTRIBUTES";

    private static readonly string[] Sources = ["Microsoft.AspNetCore", "System.Net.Http", "Grpc.Net.Client", "Npgsql", "Poker.*"];

    private static readonly string[] Meters = ["Microsoft.AspNetCore.*", "System.Net.Http", "System.Runtime", "Npgsql", "Poker.*"];

    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        builder.Logging.AddOpenTelemetry(logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.IncludeScopes = true;
        });
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => Describe(resource, builder))
            .WithTracing(tracing => tracing.AddSource(Sources))
            .WithMetrics(metrics => metrics.AddMeter(Meters));
        if (builder.Configuration[EndpointKey] is { Length: > 0 })
        {
            telemetry.UseOtlpExporter();
        }
    }

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
