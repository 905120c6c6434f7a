using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Poker.Infrastructure.Live;
using Poker.Tests.Coordinator;
using Poker.Tests.Harness;

namespace Poker.Tests.Explorer.Live;

public sealed class LiveApiTests(PostgresFixture postgres) : CoordinatorTests(postgres)
{
    [Fact]
    public async Task Hands_causes_samples_and_sources_are_counted_and_faults_words_are_kept_to_themselves()
    {
        await MadeUpLoop.CaptureAsync(DataSource);
        await using var host = await HostAsync();

        var live = await ReadAsync(host, "live");
        Assert.Equal((30, 30, 5), ((int)live["hands"]!, (int)live["lastHour"]!, (int)live["quarantined"]!));
        Assert.Equal([("IllegalAction", 3, 1003), ("Incomplete", 2, 1005)], live["causes"]!.AsArray().Select(cause => ((string)cause!["cause"]!, (int)cause["hands"]!, (int)cause["line"]!)));
        Assert.Equal(
            [("taken", 15, 24, 6), ("optimal", 30, 135, 15)],
            live["samples"]!.AsArray().Select(one => ((string)one!["mode"]!, (int)one["hands"]!, (int)one["training"]!, (int)one["validation"]!)));
        Assert.Equal("a <b>source</b>", (string)live["sources"]![0]!["name"]!);
        Assert.DoesNotContain("Rita", live.ToJsonString());

        var session = Assert.Single((await ReadAsync(host, "live/sessions")).AsArray())!;
        Assert.Equal((30, 5), ((int)session["accepted"]!, (int)session["quarantined"]!));
    }

    [Fact]
    public async Task Models_are_told_with_their_steps_and_cycles_in_their_order()
    {
        await MadeUpLoop.ModelsAsync(DataSource);
        await MadeUpLoop.TryAsync(DataSource, 0, 0);
        await using var host = await HostAsync();

        var models = (await ReadAsync(host, "live/models")).AsArray();
        Assert.Equal([(4, 2, "candidate"), (3, 1, "canary"), (2, 1, "rejected"), (1, null, "production")], models.Select(model => ((int)model!["version"]!, (int?)model["parent"], (string)model["state"]!)));
        Assert.Equal(["candidate", "validated", "production"], models[3]!["steps"]!.AsArray().Select(step => (string)step!["to"]!));
        Assert.Equal("better", (string)models[3]!["steps"]![1]!["evidence"]!["tests"]![0]!["test"]!);
        Assert.Equal(7, (int)models[0]!["metrics"]!["epochs"]!);
        Assert.Equal([(2, "trying"), (1, "promoted")], (await ReadAsync(host, "live/cycles")).AsArray().Select(cycle => ((int)cycle!["id"]!, (string)cycle["state"]!)));
    }

    [Fact]
    public async Task A_trial_is_told_as_it_goes_on_and_says_what_the_coordinator_decides_by()
    {
        await MadeUpLoop.ModelsAsync(DataSource);
        var cycle = await MadeUpLoop.TryAsync(DataSource, 0, 0);
        await using var host = await HostAsync();
        Assert.Equal(cycle, (long)Assert.Single((await ReadAsync(host, "live/trials")).AsArray())!["id"]!);
        var none = await ReadAsync(host, $"live/trials/{cycle}");
        Assert.Equal(("undecided", 0, 0), ((string)none["verdict"]!, (int)none["results"]!, none["points"]!.AsArray().Count));

        await MadeUpLoop.AddAsync(DataSource, 5, 1);
        await MadeUpLoop.AddAsync(DataSource, 30_000, 0.8);
        var told = await ReadAsync(host, $"live/trials/{cycle}");
        var watch = new TrialWatch(3, 1, new LiveSpec { LeastEffect = 0.5 }, 0.01);
        await using var connection = await DataSource.OpenConnectionAsync();
        await watch.ReadAsync(connection, default);
        var points = told["points"]!.AsArray();
        Assert.Equal(("better", watch.Comparison.Differences.Count), ((string)told["verdict"]!, (long)told["results"]!));
        Assert.Equal(watch.Comparison.Differences.Mean, (double)points[^1]!["mean"]!, 1e-9);
        Assert.Equal(watch.Comparison.LogEvidenceBetter, (double)points[^1]!["better"]!, 1e-9);
        Assert.True((double)points[^1]!["low"]! >= 0 && (double)points[^2]!["low"]! < 0.01);
        Assert.InRange(points.Count, 2, 401);
        Assert.Equal(points.Select(point => (int)point!["results"]!).Distinct().Order(), points.Select(point => (int)point!["results"]!));

        // Another instance, or this one later, comes to the same.
        Assert.Equal(told.ToJsonString(), (await ReadAsync(host, $"live/trials/{cycle}")).ToJsonString());
        await using var other = await HostAsync();
        Assert.Equal(told.ToJsonString(), (await ReadAsync(other, $"live/trials/{cycle}")).ToJsonString());
    }

    [Theory]
    [InlineData("live/trials/1", HttpStatusCode.NotFound, "/api/v1/live/trials lists")]
    [InlineData("live/trials/x", HttpStatusCode.BadRequest, "cycle is 'x', but must be a whole number")]
    [InlineData("live/sessions?most=0", HttpStatusCode.BadRequest, "most is 0, but must be from 1 to 200")]
    public async Task What_makes_no_sense_is_told(string path, HttpStatusCode status, string text)
    {
        await using var host = await HostAsync();
        using var answer = await host.Http.GetAsync($"api/v1/{path}");
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(text, (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["detail"]!);
    }

    private static async Task<JsonNode> ReadAsync(CoordinatorHost host, string path) => (await host.Http.GetFromJsonAsync<JsonNode>($"api/v1/{path}"))!;
}
