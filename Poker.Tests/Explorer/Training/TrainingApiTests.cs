using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Poker.Core.Cards;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Postgres.Stores;
using Poker.Tests.Coordinator;
using Poker.Tests.Harness;

namespace Poker.Tests.Explorer.Training;

public sealed class TrainingApiTests(PostgresFixture postgres) : CoordinatorTests(postgres)
{
    [Fact]
    public async Task Curves_are_listed_and_told_in_as_many_points_as_are_asked_for()
    {
        await using var host = await HostAsync();
        Assert.Empty((await ReadAsync(host, "curves")).AsArray());
        var training = await MadeUpTraining.AddAsync(DataSource, points: 50);

        var curve = Assert.Single((await ReadAsync(host, "curves")).AsArray())!;
        Assert.Equal((training, "royal deck, tiny, 20 big blinds", 50, 8_192 * 49), ((Guid)curve["training"]!, (string)curve["title"]!, (int)curve["points"]!, (int)curve["iterations"]!));
        var points = (await ReadAsync(host, $"curves/{training}?points=10"))["points"]!.AsArray();
        Assert.Equal((10, 0, 8_192 * 49), (points.Count, (int)points[0]!["iterations"]!, (int)points[9]!["iterations"]!));
        Assert.Null(points[0]!["regret"]);
        Assert.Equal(90_000 / 7.0, (double)points[9]!["regret"]!, 1e-6);
        Assert.Equal(50, (await ReadAsync(host, $"curves/{training}"))["points"]!.AsArray().Count);
    }

    [Fact]
    public async Task Measurements_are_told_of_one_training_or_of_all()
    {
        await using var host = await HostAsync();
        var (one, other) = (await MadeUpTraining.AddAsync(DataSource, 3), await MadeUpTraining.AddAsync(DataSource, 3));
        await MadeUpTraining.MeasureAsync(DataSource, one);
        await MadeUpTraining.MeasureAsync(DataSource, other);

        Assert.Equal(26, (await ReadAsync(host, "evaluations")).AsArray().Count);
        var own = (await ReadAsync(host, $"evaluations?training={one}&most=2")).AsArray();
        Assert.Equal(["exploitability", "match"], own.Select(each => (string)each!["kind"]!));
        Assert.Equal((one, -0.0 + 40 - 40, 80.0, "loose-aggressive"), ((Guid)own[1]!["training"]!, (double)own[1]!["low"]!, (double)own[1]!["high"]!, (string)own[1]!["opponent"]!));
        Assert.Null(own[0]!["low"]);
    }

    [Fact]
    public async Task Streets_are_told_with_the_rounds_of_the_run_that_clustered_last()
    {
        await using var host = await HostAsync();
        var empty = await ReadAsync(host, "streets");
        Assert.Equal(["river", "turn", "flop", "preflop"], empty["streets"]!.AsArray().Select(street => (string)street!["street"]!));
        Assert.All(empty["streets"]!.AsArray(), street => Assert.Equal(("missing", 0L), ((string)street!["state"]!, (long)street["rows"]!)));

        var run = Guid.NewGuid();
        await using var connection = await DataSource.OpenConnectionAsync();
        await new RunStore(connection).StartAsync(run, "counting", "counting", """{"jobs": 1}""", null, default);
        var rounds = new ClusteringRounds(connection);
        for (var round = 0; round < 3; round++)
        {
            await rounds.AddAsync(run, Street.Turn, new(round, 1_000 - (100 * round), 50 - round, 7, false, [1], [2], [3]), default);
        }

        var told = await ReadAsync(host, "streets");
        Assert.Equal(run, (Guid)told["run"]!);
        Assert.Equal(
            [("turn", 0, 1_000L, 50L), ("turn", 1, 900L, 49L), ("turn", 2, 800L, 48L)],
            told["rounds"]!.AsArray().Select(round => ((string)round!["street"]!, (int)round["round"]!, (long)round["inertia"]!, (long)round["moved"]!)));
    }

    [Fact]
    public async Task Workers_are_told_with_what_they_hold_and_until_when()
    {
        await using var host = await HostAsync();
        var worker = new SimulatedWorker(host.Jobs);
        await worker.RegisterAsync();
        var run = await StartAsync(host, jobs: 1);
        await worker.AcquireAsync(30);

        var told = await ReadAsync(host, "workers");
        var own = Assert.Single(told["workers"]!.AsArray())!;
        Assert.Equal((worker.Id, "working"), ((Guid)own["id"]!, (string)own["state"]!));
        var lease = Assert.Single(own["leases"]!.AsArray())!;
        Assert.Equal((run, "stage/0, part 0", 1), ((Guid)lease["run"]!, (string)lease["job"]!, (int)lease["attempt"]!));
        var (since, now, until) = ((DateTimeOffset)lease["since"]!, (DateTimeOffset)told["at"]!, (DateTimeOffset)lease["until"]!);
        Assert.True(since <= now && now < until && until - since <= new JobOptions().LeaseTime + TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData("curves/00000000-0000-0000-0000-000000000001", HttpStatusCode.NotFound, "/api/v1/training/curves lists")]
    [InlineData("curves/00000000-0000-0000-0000-000000000001?points=1", HttpStatusCode.BadRequest, "points is 1, but must be from 2 to 2000")]
    [InlineData("curves/00000000-0000-0000-0000-000000000001?points=many", HttpStatusCode.BadRequest, "points is 'many', but must be a whole number")]
    [InlineData("curves/nothing", HttpStatusCode.BadRequest, "training is 'nothing', but must be an id such as")]
    [InlineData("evaluations?most=0", HttpStatusCode.BadRequest, "most is 0, but must be from 1 to 1000")]
    [InlineData("evaluations?most=abc", HttpStatusCode.BadRequest, "most is 'abc', but must be a whole number")]
    [InlineData("evaluations?training=nothing", HttpStatusCode.BadRequest, "training is 'nothing', but must be an id such as")]
    public async Task What_makes_no_sense_is_told(string path, HttpStatusCode status, string text)
    {
        await using var host = await HostAsync();
        using var answer = await host.Http.GetAsync($"api/v1/training/{path}");
        Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains(text, (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["detail"]!);
    }

    [Fact]
    public async Task It_wants_the_token_as_all_of_the_api_does()
    {
        await using var host = await HostAsync();
        host.Http.DefaultRequestHeaders.Authorization = null;
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Http.GetAsync("api/v1/training/curves")).StatusCode);
    }

    private static async Task<JsonNode> ReadAsync(CoordinatorHost host, string path) => (await host.Http.GetFromJsonAsync<JsonNode>($"api/v1/training/{path}"))!;
}
