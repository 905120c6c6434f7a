using System.Net;
using System.Text.RegularExpressions;
using Poker.Core.Cards;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Postgres.Stores;
using Poker.Tests.Deploy;
using Poker.Tests.Explorer.Live;
using Poker.Tests.Explorer.Training;
using Poker.Tests.Harness;

namespace Poker.Tests.Coordinator.Reporting;

public sealed partial class OpenApiTests(PostgresFixture postgres) : CoordinatorTests(postgres)
{
    private const string Problem = "application/problem+json", Json = "application/json";

    [Fact]
    public async Task Every_operation_says_what_it_does_takes_and_answers()
    {
        await using var host = await HostAsync();
        var api = await ApiDescription.ReadAsync(host);
        Assert.Equal(api.Operations.Count, api.Operations.Select(operation => operation.Description["operationId"]).Distinct().Count());
        var missing = new List<string>();
        foreach (var operation in api.Operations)
        {
            Require(operation.Description.GetValueOrDefault("summary") is string { Length: > 0 } summary && summary.EndsWith('.'), $"{operation}: summary");
            missing.AddRange(operation.Parameters.Where(parameter => !IsSaid(parameter)).Select(parameter => $"{operation}: {parameter["name"]}"));
            missing.AddRange(operation.Parameters.Where(parameter => Plain.Map(parameter["schema"])["type"] is not string).Select(parameter => $"{operation}: the type of {parameter["name"]}"));
            var answers = operation.Answers.ToLookup(answer => answer.Key.StartsWith('2'));
            Require(answers[true].Count() == 1 && operation.SchemaOf(answers[true].Single().Value, Json) is not null, $"{operation}: the answer's schema");
            missing.AddRange(answers[false]
                .Where(answer => operation.SchemaOf(answer.Value, Problem)?.GetValueOrDefault("$ref") is not "#/components/schemas/ProblemDetails")
                .Select(answer => $"{operation}: {answer.Key} has no problem details"));
            Require(operation.Answers.ContainsKey("401") && operation.Answers.ContainsKey("500") && operation.Answers.ContainsKey("503"), $"{operation}: 401, 500, 503");

            // What takes nothing cannot be asked wrongly.
            Require(operation.Answers.ContainsKey("400") || operation.Method == "get" && !operation.Parameters.Any(), $"{operation}: 400");
        }

        Assert.True(missing.Count == 0, string.Join('\n', missing));

        void Require(bool isThere, string what)
        {
            if (!isThere)
            {
                missing.Add(what);
            }
        }
    }

    [Fact]
    public async Task Every_property_says_what_it_is_and_what_is_always_there_is_required()
    {
        await using var host = await HostAsync();
        var api = await ApiDescription.ReadAsync(host);
        var missing = new List<string>();
        var mayLack = new Dictionary<string, string[]>
        {
            ["StartRunBody"] = ["id", "spec"],
            ["StopRunBody"] = ["drain"],
            ["ProblemDetails"] = ["type", "title", "status", "detail", "instance", "traceId"],
        };
        foreach (var (name, schema) in api.Schemas.Where(schema => schema.Key != "JsonElement"))
        {
            var properties = Plain.Map(Plain.Map(schema)["properties"]);
            missing.AddRange(properties.Where(property => !IsSaid(Plain.Map(property.Value))).Select(property => $"{name}.{property.Key}"));
            var required = properties.Keys.Except(mayLack.GetValueOrDefault(name, [])).Order();
            var said = Plain.List(Plain.Map(schema).GetValueOrDefault("required")).Cast<string>().Order();
            missing.AddRange(said.SequenceEqual(required) ? [] : [$"{name} requires {string.Join(' ', said)} instead of {string.Join(' ', required)}"]);
        }

        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }

    [Fact]
    public async Task The_description_is_the_same_at_every_address_and_is_sent_once_to_who_has_it()
    {
        await using var host = await HostAsync();
        using var first = await host.Http.GetAsync("openapi/v1.json");
        var text = await first.Content.ReadAsStringAsync();
        Assert.Equal((Json, "Poker"), (first.Content.Headers.ContentType?.MediaType, (string?)Plain.At(Plain.FromJson(text), "info.title")));
        Assert.DoesNotContain(host.Http.BaseAddress!.Authority, text, StringComparison.Ordinal);

        using var other = new HttpRequestMessage(HttpMethod.Get, "openapi/v1.json") { Headers = { Host = "poker.example" } };
        using var second = await host.Http.SendAsync(other);
        Assert.Equal(text, await second.Content.ReadAsStringAsync());

        using var again = new HttpRequestMessage(HttpMethod.Get, "openapi/v1.json") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var third = await host.Http.SendAsync(again);
        Assert.Equal((HttpStatusCode.NotModified, ""), (third.StatusCode, await third.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Answers_are_as_they_are_described()
    {
        await RoyalStrategy.StoreAsync(DataSource);
        await MadeUpLoop.CaptureAsync(DataSource);
        await MadeUpLoop.ModelsAsync(DataSource);
        var cycle = await MadeUpLoop.TryAsync(DataSource, results: 300, mean: 0.25);
        var training = await MadeUpTraining.AddAsync(DataSource, points: 20);
        await MadeUpTraining.MeasureAsync(DataSource, training);
        using var folder = new TemporaryFolder();
        RoyalBlueprint.WriteTo(folder.Root);
        await using var host = await HostAsync(("Poker:Explorer:Folder", folder.Root));
        var run = await WorkAsync(host);

        await CheckAsync(host, isFull: true,
        [
            "status", "workers", "runs", $"runs/{run}",
            "abstraction", "abstraction/hands?hand=AhKh&hand=TcTd", "abstraction/hands?hand=AhKh TcTdThJsQs", .. EachStreet(street => $"abstraction/{street}"),
            .. EachStreet(street => $"abstraction/{street}/3"), .. EachStreet(street => $"abstraction/{street}/3/members?count=5"),
            "equity?player=QQ%2B,AKs&player=99&board=2c7d9h", "equity?player=random&player=22%2B&player=AKo&deals=500", "equity/range?range=KK,AKs:0.5",
            "live", "live/cycles", "live/models", "live/sessions", "live/trials", $"live/trials/{cycle}",
            "strategy", "strategy?history=c x / x x", "strategy?history=c x / x x / x x&board=TcJdQhTdAs", "strategy/blueprints", "strategy/buckets?history=b3 c /&board=TcJdQh",
            "strategy/hands?cell=AKs", "strategy/hands?history=c x / x x / x x&board=TcJdQhTdAs&cell=KQs", "strategy/comparison?with=checkpoint",
            "training/curves", $"training/curves/{training}", "training/evaluations", "training/streets", "training/workers",
        ]);
    }

    [Fact]
    public async Task Answers_of_a_system_that_is_empty_are_as_they_are_described_too()
    {
        await using var host = await HostAsync();
        var any = Guid.NewGuid();
        await CheckAsync(host, isFull: false,
        [
            "status", "workers", "runs", $"runs/{any}", "runs/x",
            "abstraction", "abstraction/hands?hand=AhKh", "abstraction/hands", "abstraction/flop", "abstraction/flop/3", "abstraction/flop/x", "abstraction/flop/3/members",
            "equity?player=AA&player=KK", "equity", "equity/range?range=random", "equity/range",
            "live", "live/cycles", "live/models", "live/sessions", "live/sessions?most=0", "live/trials", "live/trials/1",
            "strategy", "strategy/blueprints", "strategy/buckets", "strategy/hands?cell=AA", "strategy/comparison", "strategy/comparison?with=x",
            "training/curves", $"training/curves/{any}", "training/curves/x", "training/evaluations", "training/evaluations?most=x", "training/streets", "training/workers",
        ]);
    }

    // Of what may be null the description stands with what it is else.
    private static bool IsSaid(IReadOnlyDictionary<string, object?> what) =>
        what.GetValueOrDefault("description") is string { Length: > 0 } || Plain.List(what.GetValueOrDefault("oneOf")).Any(one => IsSaid(Plain.Map(one)));

    private static IEnumerable<string> EachStreet(Func<string, string> path) => Streets.InOrderOfPlay.ToArray().Select(street => path(street.Name()));

    // Every operation that reads is asked; a full system answers all of it.
    private static async Task CheckAsync(CoordinatorHost host, bool isFull, string[] paths)
    {
        var api = await ApiDescription.ReadAsync(host);
        var reads = api.Operations.Where(operation => operation.Method == "get").ToList();
        var (wrong, asked) = (new List<string>(), new HashSet<string>());
        foreach (var path in paths)
        {
            var operation = Of($"/api/v1/{path.Split('?')[0]}");
            asked.Add(operation.Path);
            using var answer = await host.Http.GetAsync($"api/v1/{path}");
            var body = await answer.Content.ReadAsStringAsync();
            var problems = api.Problems(operation, (int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, body);
            wrong.AddRange(problems.Select(problem => $"{path}: {problem}"));
            if (isFull && !answer.IsSuccessStatusCode)
            {
                wrong.Add($"{path}: {answer.StatusCode} {body}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(reads.Select(read => read.Path).Order(), asked.Order());

        // As routes are: of two that fit, the one with fewer parameters.
        ApiOperation Of(string address) => reads
            .Where(read => Regex.IsMatch(address, $"^{Parameter().Replace(read.Path, "[^/]+")}$"))
            .MinBy(read => Parameter().Count(read.Path))!;
    }

    // A run with rounds, and a worker that holds a job of it.
    private async Task<Guid> WorkAsync(CoordinatorHost host)
    {
        var worker = new SimulatedWorker(host.Jobs);
        await worker.RegisterAsync();
        var run = await StartAsync(host, jobs: 3);
        await worker.AcquireAsync(30);
        await using var connection = await DataSource.OpenConnectionAsync();
        await new ClusteringRounds(connection).AddAsync(run, Street.Turn, new(0, 1_000, 50, 7, false, [1], [2], [3]), default);
        Assert.Equal("active", RunStore.Name((await new RunStore(connection).ReadAsync(run, default))!.State));
        return run;
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
