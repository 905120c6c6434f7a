using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using Poker.ServiceDefaults;
using Poker.ServiceDefaults.Telemetry;

namespace Poker.Tests.ServiceDefaults;

public sealed class TelemetryOfServicesTests
{
    private static readonly ActivitySource Source = new("Poker.Tests.Lines");

    [Theory]
    [InlineData("", "Poker.Tests.Meters", "Poker.Tests.Meters.Part", "Poker.Tests.MetersOfOthers")]
    [InlineData("Poker.Tests.Meters", "Poker.Tests.Meters", "Poker.Tests.Meters.Part")]
    [InlineData("Npgsql,Poker.Tests.MetersOfOthers", "Poker.Tests.MetersOfOthers")]
    public void A_service_among_several_has_its_own_meters_and_those_below(string only, params string[] expected)
    {
        var exporter = new Meters();
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration[DefaultServices.TelemetryOfKey] = only;
        builder.AddServiceDefaults();
        builder.Services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddReader(new BaseExportingMetricReader(exporter)));
        using var host = builder.Build();
        var provider = host.Services.GetRequiredService<MeterProvider>();
        using Meter whole = new("Poker.Tests.Meters"), part = new("Poker.Tests.Meters.Part"), other = new("Poker.Tests.MetersOfOthers"), foreign = new("Some.Library");
        Meter[] made = [whole, part, other, foreign];
        foreach (var meter in made)
        {
            meter.CreateCounter<long>("counted").Add(1);
        }

        provider.ForceFlush();

        Assert.Equal(expected, exporter.Names.Where(name => made.Any(meter => meter.Name == name)).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_line_names_a_trace_that_is_recorded_and_no_other()
    {
        var lines = new Lines();
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.AddServiceDefaults();
        builder.Services.ConfigureOpenTelemetryLoggerProvider(logging => logging.AddProcessor(lines));
        using var host = builder.Build();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Poker.Tests.Lines",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        var log = host.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Lines");

        using var activity = Source.StartActivity("recorded")!;
        log.LogInformation("within");
        using (Untraced.Begin())
        {
            log.LogInformation("untraced");
        }

        Assert.Equal([("within", activity.TraceId), ("untraced", default)], lines.Told);
    }

    private sealed class Meters : BaseExporter<Metric>
    {
        public List<string> Names { get; } = [];

        public override ExportResult Export(in Batch<Metric> batch)
        {
            foreach (var metric in batch)
            {
                Names.Add(metric.MeterName);
            }

            return ExportResult.Success;
        }
    }

    private sealed class Lines : BaseProcessor<LogRecord>
    {
        public List<(string, ActivityTraceId)> Told { get; } = [];

        public override void OnEnd(LogRecord data) => Told.Add((data.FormattedMessage!, data.TraceId));
    }
}
