using System.Net;
using System.Text;
using System.Text.Json;
using Grpc.Core;
using Poker.Bot.Deciding;
using Poker.Contracts.V1;
using Poker.Core.Learning.Samples;
using Poker.Infrastructure.Models;
using Poker.Tests.Harness;

namespace Poker.Tests.Bot.Deciding;

public sealed class DecideTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    private const string Token = "a-token-for-tests-alone-0123456789";

    [Fact]
    public async Task Both_interfaces_give_the_same_answer_and_every_decision_is_logged()
    {
        var store = new ModelStore(DataSource);
        var version = await MadeUpModels.AddAsync(store, MadeUpModels.Taking(ActionBin.RaisePot), ModelState.Validated, ModelState.Production);
        await using var server = await BotServer.StartAsync(ConnectionString);
        await Poll.UntilAsync(async () => (await server.ModelsAsync()).Production == version, "the model was loaded");

        var (status, json) = await server.PostAsync(Spots.Button);
        var reply = await server.Play.DecideAsync(Request());

        Assert.Equal(HttpStatusCode.OK, status);
        var answer = json.Deserialize<DecisionAnswer>(JsonSerializerOptions.Web)!;
        Assert.Equal(("r300", $"model:{version}", version), (answer.Choice, answer.Strategy, answer.Model));
        Assert.Equal("r300", answer.Actions.MaxBy(action => action.Probability)!.Action);
        Assert.StartsWith($"model version {version}, production; equity 0.85", answer.Why, StringComparison.Ordinal);
        Assert.Equal(
            (answer.Choice, answer.Strategy, answer.Model, answer.Why, answer.Equity, answer.Bucket ?? -1),
            (reply.Choice, reply.Strategy, reply.Model, reply.Why, reply.Equity, reply.Bucket));
        Assert.Equal(answer.Actions, reply.Actions.Select(action => new Poker.Bot.Deciding.ActionChance(action.Action, action.Probability)));
        await Poll.UntilAsync(async () => await ReadAsync<long>("SELECT count(*) FROM decision") == 2, "both were logged");
        const string Logged =
            "SELECT concat_ws(' ', place, hand, strategy, model, seat, street, length(features), round(policy[6]), bin, action) FROM decision LIMIT 1";
        Assert.Equal($"t h model:{version} {version} 1 0 {4 * FeatureLayout.Count} 1 {(int)ActionBin.RaisePot} raise to 300", await ReadAsync<string>(Logged));
    }

    [Fact]
    public async Task Without_a_model_another_strategy_decides_and_says_so()
    {
        await using var server = await BotServer.StartAsync(ConnectionString);

        var (status, answer) = await server.PostAsync(Spots.Button);

        Assert.Equal((HttpStatusCode.OK, "pot-odds"), (status, answer.GetProperty("strategy").GetString()));
        Assert.StartsWith("no model is in production yet: pot-odds decides", answer.GetProperty("why").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("model").ValueKind);
    }

    [Fact]
    public async Task What_is_wrong_is_told_with_its_field_by_both()
    {
        await using var server = await BotServer.StartAsync(ConnectionString);
        async Task Refused(object body, string? field, string problem, HttpStatusCode expected = HttpStatusCode.BadRequest)
        {
            var (status, answer) = await server.PostAsync(body);
            Assert.Equal((expected, field), (status, answer.TryGetProperty("field", out var told) ? told.GetString() : null));
            Assert.Contains(problem, answer.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }

        await Refused(Spots.Button with { Actions = ["r150"] }, "actions", "the smallest raise is to 200");
        await Refused(Spots.Button with { Strategy = "nonsense" }, "strategy", "There is no strategy 'nonsense'");
        await Refused(Spots.Button with { Strategy = "blueprint:/etc/passwd" }, "strategy", "opens no files by name");
        await Refused(Spots.Button with { Strategy = "model:/etc/passwd" }, "strategy", "names no model");
        await Refused(Spots.Button with { Strategy = "model:99" }, "strategy", "There is no model version 99");
        await Refused(Spots.Button with { Strategy = "blueprint", Stacks = [100, 100, 100] }, "strategy", "plays with 2 seats at most");
        await Refused(Spots.Button with { Strategy = "blueprint" }, "strategy", "cannot play now", HttpStatusCode.ServiceUnavailable);
        await Refused(new { pokcet = "AhAd" }, "pokcet", "There is no field 'pokcet'");
        await Refused(new { stacks = "many" }, "stacks", "stacks cannot be read");
        await Refused(new { pocket = new string('x', DecideApi.MostBytes) }, null, "65536 bytes at most", HttpStatusCode.RequestEntityTooLarge);
        using var text = await server.Http.PostAsync("v1/decide", new StringContent("{", Encoding.UTF8, "application/json"));
        Assert.Contains("The body is no JSON", await text.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var plain = await server.Http.PostAsync("v1/decide", new StringContent("{}"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, plain.StatusCode);

        var request = Request();
        request.Pocket = "AhAh";
        var error = await Assert.ThrowsAsync<RpcException>(async () => await server.Play.DecideAsync(request));
        Assert.Equal((StatusCode.InvalidArgument, true), (error.StatusCode, error.Status.Detail.Contains("stands twice", StringComparison.Ordinal)));
        var large = Request();
        large.Board = new string('x', DecideApi.MostBytes);
        Assert.Equal(StatusCode.ResourceExhausted, (await Assert.ThrowsAsync<RpcException>(async () => await server.Play.DecideAsync(large))).StatusCode);
    }

    [Fact]
    public async Task Callers_show_the_token_or_are_on_this_machine_and_no_page_of_another_origin()
    {
        await using (var open = await BotServer.StartAsync(ConnectionString))
        {
            open.Http.DefaultRequestHeaders.Add("Origin", "http://elsewhere.example");
            Assert.Equal(HttpStatusCode.Unauthorized, (await open.PostAsync(Spots.Button)).Status);
            Assert.Equal(HttpStatusCode.Unauthorized, (await open.GetAsync("v1/models")).Status);
        }

        await using var server = await BotServer.StartAsync(ConnectionString, ("Poker:Token", Token));
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.PostAsync(Spots.Button)).Status);
        Assert.Equal(StatusCode.Unauthenticated, (await Assert.ThrowsAsync<RpcException>(async () => await server.Play.DecideAsync(Request()))).StatusCode);
        server.Http.DefaultRequestHeaders.Authorization = new("Bearer", Token);
        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync(Spots.Button)).Status);
        Assert.NotEmpty((await server.Play.DecideAsync(Request(), new Metadata { { "authorization", $"Bearer {Token}" } })).Choice);
    }

    [Fact]
    public async Task The_description_names_everything_and_health_tells_of_the_models()
    {
        await using var server = await BotServer.StartAsync(ConnectionString);
        await Poll.UntilAsync(async () => (await server.ModelsAsync()).ReadAt is not null, "the registry was read");

        var (_, description) = await server.GetAsync("openapi/v1.json");
        var text = description.ToString();
        string[] names = ["/v1/decide", "/v1/strategies", "/v1/models", "smallBlind", "pocket", "choice", "the button is last"];
        Assert.All(names, name => Assert.Contains(name, text, StringComparison.Ordinal));
        var (status, health) = await server.GetAsync("health");
        Assert.Equal((HttpStatusCode.OK, "Healthy"), (status, health.GetProperty("checks").GetProperty("models").GetString()));
        var (_, strategies) = await server.GetAsync("v1/strategies");
        Assert.Contains("the policy network in production; none yet", strategies.ToString(), StringComparison.Ordinal);

        await ExecuteAsync("ALTER TABLE model RENAME TO away");
        await ExecuteAsync("SELECT pg_notify('poker_models', '')");
        await Poll.UntilAsync(async () => await server.HealthAsync("models") == "Degraded", "health said so");
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("health")).Status);
        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync(Spots.Button)).Status);
    }

    [Fact]
    public async Task A_promotion_decides_from_the_next_hand_on_without_a_restart()
    {
        var store = new ModelStore(DataSource);
        await MadeUpModels.AddAsync(store, MadeUpModels.Taking(ActionBin.Fold), ModelState.Validated, ModelState.Production);
        await using var server = await BotServer.StartAsync(ConnectionString, ("Poker:Bot:PollModelsEvery", "01:00:00"));
        await Poll.UntilAsync(async () => await server.ChoiceAsync() == "f", "the first one decided");
        using var stop = new CancellationTokenSource();
        var failed = 0;
        var asking = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                failed += (await server.PostAsync(Spots.Button)).Status == HttpStatusCode.OK ? 0 : 1;
            }
        });

        await MadeUpModels.AddAsync(store, MadeUpModels.Taking(ActionBin.AllIn), ModelState.Validated, ModelState.Production);

        await Poll.UntilAsync(async () => await server.ChoiceAsync() == "r10000", "the second one decided");
        await stop.CancelAsync();
        await asking;
        Assert.Equal(0, failed);
    }

    private static DecideRequest Request()
    {
        var question = Spots.Button;
        return new()
        {
            Table = question.Table,
            Hand = question.Hand,
            SmallBlind = question.SmallBlind,
            BigBlind = question.BigBlind,
            Stacks = { question.Stacks },
            Pocket = question.Pocket,
            Seed = question.Seed!.Value,
        };
    }
}
