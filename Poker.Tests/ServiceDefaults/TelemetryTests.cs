using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Trace;
using Poker.ServiceDefaults;
using Poker.ServiceDefaults.Database;
using Poker.ServiceDefaults.Telemetry;
using Poker.Tests.Harness;

namespace Poker.Tests.ServiceDefaults;

public sealed class TelemetryTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    private static readonly ActivitySource Source = new("Poker.Tests.Telemetry");

    [Fact]
    public async Task Requests_are_traced_down_to_the_query_but_those_for_health_are_not()
    {
        var spans = new Spans();
        await using var app = await StartAsync(spans);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        using (Untraced.Begin())
        {
            // The connection is opened.
            Assert.Equal("1", await http.GetStringAsync("/one"));
        }

        string trace;
        using (var activity = Source.StartActivity("ask")!)
        {
            trace = activity.TraceId.ToHexString();
            Assert.Equal("1", await http.GetStringAsync("/one"));
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/alive")).StatusCode);
        }

        await Poll.UntilAsync(() => spans.Of(trace).Count >= 6, "the spans ended");

        // Asked three times; answered, as far as the traces go, once, with one query.
        Assert.Equal(
            ["Microsoft.AspNetCore", "Npgsql", "Poker.Tests.Telemetry", "System.Net.Http", "System.Net.Http", "System.Net.Http"],
            spans.Of(trace).Select(span => span.Source.Name).Order());
        var query = spans.Of(trace).Single(span => span.Source.Name == "Npgsql");
        var request = spans.Of(trace).Single(span => span.Source.Name == "Microsoft.AspNetCore");
        Assert.Equal(request.SpanId, query.ParentSpanId);
        Assert.Equal(("GET /one", "SELECT"), (request.DisplayName, query.DisplayName));
        Assert.Equal("poker", query.GetTagItem("db.npgsql.data_source"));
    }

    [Fact]
    public async Task What_is_untraced_is_untraced_where_it_is_answered_too()
    {
        var spans = new Spans();
        await using var app = await StartAsync(spans);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        using var activity = Source.StartActivity("ask")!;
        var quietTrace = "";

        using (Untraced.Begin())
        {
            quietTrace = Activity.Current!.TraceId.ToHexString();
            Assert.Equal("1", await http.GetStringAsync("/one"));
        }

        Assert.Same(activity, Activity.Current);
        Assert.Equal("1", await http.GetStringAsync("/one"));
        await Poll.UntilAsync(() => spans.Of(activity.TraceId.ToHexString()).Count >= 3, "the traced request's spans ended");
        Assert.Empty(spans.Of(quietTrace));
    }

    [Fact]
    public void Of_several_services_in_a_process_each_has_the_spans_below_its_own_outermost_ones()
    {
        using var one = new ActivitySource("Poker.Tests.One");
        using var two = new ActivitySource("Poker.Tests.One.Two");
        using var other = new ActivitySource("Poker.Tests.Other");
        var spans = new Spans();
        using var tracing = Sdk.CreateTracerProviderBuilder()
            .AddSource("Poker.Tests.*")
            .AddProcessor(new OwnSpans(["Poker.Tests.One"], spans))
            .Build();
        Activity? first, second, third, fourth;
        using (first = one.StartActivity("outermost"))
        {
            using (second = other.StartActivity("below"))
            {
            }
        }

        using (third = other.StartActivity("another's"))
        {
            using (fourth = one.StartActivity("below another's"))
            {
            }
        }

        using (two.StartActivity("of a part"))
        {
        }

        Assert.Equal([first, second], spans.Of(first!.TraceId.ToHexString()).OrderBy(span => span.StartTimeUtc));
        Assert.Empty(spans.Of(third!.TraceId.ToHexString()));
        Assert.Contains(spans.All, span => span.OperationName == "of a part");
        Assert.Equal(third.SpanId, fourth!.ParentSpanId);
    }

    private async Task<WebApplication> StartAsync(Spans spans)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddServiceDefaults();
        builder.Configuration["ConnectionStrings:poker"] = ConnectionString;
        builder.AddPokerDatabase();
        builder.Services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddProcessor(spans));
        var app = builder.Build();
        app.MapDefaultEndpoints();
        app.MapGet("/one", async (NpgsqlDataSource database) =>
        {
            await using var command = database.CreateCommand("SELECT 1");
            return $"{await command.ExecuteScalarAsync()}";
        });
        await app.StartAsync();
        return app;
    }

    private sealed class Spans : BaseProcessor<Activity>
    {
        private readonly ConcurrentQueue<Activity> _ended = [];

        public IReadOnlyCollection<Activity> All => _ended;

        public IReadOnlyList<Activity> Of(string trace) => [.. _ended.Where(span => span.TraceId.ToHexString() == trace)];

        public override void OnEnd(Activity data)
        {
            if (data.Recorded)
            {
                _ended.Enqueue(data);
            }
        }
    }
}
