using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Poker.Infrastructure.Artefacts;
using Poker.Tests.Coordinator;
using Poker.Tests.Harness;

namespace Poker.Tests.Explorer.Strategy;

public sealed class StrategyApiTests(PostgresFixture postgres) : CoordinatorTests(postgres)
{
    private const string River = "history=c x / x x / x x&board=TcJdQhTdAs";

    [Fact]
    public async Task A_spot_tells_where_it_is_what_can_be_done_and_what_every_hand_does()
    {
        await RoyalStrategy.StoreAsync(DataSource);
        await using var host = await HostAsync();

        var spot = await ReadAsync(host, "strategy?history=b3 c /&board=TcJdQhAs");

        var place = spot["place"]!;
        Assert.Equal(("b3 c /", "TcJdQh", "flop", "big blind", 6.0, 0, "exact"), (
            (string)place["history"]!, (string)place["board"]!, (string)place["street"]!, (string)place["by"]!, (double)place["potBigBlinds"]!,
            (int)place["missingCards"]!, (string)place["spot"]!));
        Assert.Equal([17.0, 17.0], place["stacks"]!.AsArray().Select(stack => (double)stack!));
        Assert.Equal(["button", "big blind"], place["steps"]!.AsArray().Select(step => (string)step!["by"]!));
        Assert.Equal(["f", "c", "b3", "a"], place["steps"]![0]!["actions"]!.AsArray().Select(action => (string)action!["word"]!));
        Assert.Equal("b3", (string)place["steps"]![0]!["actions"]!.AsArray().Single(action => (bool)action!["isTaken"]!)!["word"]!);
        Assert.Equal(["x", "b6", "a"], spot["actions"]!.AsArray().Select(action => (string)action!["word"]!));
        Assert.Equal(["b3 c / x", "b3 c / b6", "b3 c / a"], spot["actions"]!.AsArray().Select(action => (string)action!["history"]!));
        Assert.Equal(1, Numbers(spot["frequencies"]!).Sum(), 3);
        var grid = spot["grid"]!;
        Assert.Equal(136, grid["combos"]!.AsArray().Sum(combos => (int)combos!));
        Assert.Null(grid["values"]);
        Assert.All(Numbers(grid["reach"]!), reach => Assert.InRange(reach, 0, 1));
        Assert.Equal((double)spot["combos"]!, Numbers(grid["reach"]!).Zip(grid["combos"]!.AsArray(), (reach, combos) => reach * (int)combos!).Sum(), 1);
        for (var cell = 0; cell < 169; cell++)
        {
            var sum = grid["mixes"]!.AsArray().Sum(mix => (double)mix![cell]!);
            Assert.Equal((int)grid["combos"]![cell]! > 0 ? 1 : 0, sum, 3);
        }
    }

    [Fact]
    public async Task A_street_without_its_cards_tells_how_many_are_missing()
    {
        await RoyalStrategy.StoreAsync(DataSource);
        await using var host = await HostAsync();
        var spot = await ReadAsync(host, "strategy?history=c x / x x&board=TcJdQh");
        Assert.Equal((1, "turn"), ((int)spot["place"]!["missingCards"]!, (string)spot["place"]!["street"]!));
        Assert.Equal((null, null), (spot["grid"], spot["frequencies"]));
        Assert.Equal(["x", "b2", "a"], spot["actions"]!.AsArray().Select(action => (string)action!["word"]!));
    }

    [Fact]
    public async Task Cells_buckets_and_the_whole_range_agree()
    {
        await RoyalStrategy.StoreAsync(DataSource);
        await using var host = await HostAsync();
        var spot = await ReadAsync(host, $"strategy?{River}");
        var buckets = (await ReadAsync(host, $"strategy/buckets?{River}"))["buckets"]!.AsArray();

        Assert.Equal((double)spot["combos"]!, buckets.Sum(bucket => (double)bucket!["reach"]!), 1);
        Assert.Equal(105, buckets.Sum(bucket => (int)bucket!["combos"]!));
        var combos = (double)spot["combos"]!;
        for (var action = 0; action < 3; action++)
        {
            var mean = buckets.Sum(bucket => (double)bucket!["reach"]! * (double)bucket["mix"]![action]!) / combos;
            Assert.Equal(mean, (double)spot["frequencies"]![action]!, 3);
        }

        var hands = (await ReadAsync(host, $"strategy/hands?{River}&cell=kqS"))["hands"]!.AsArray();
        Assert.Equal(["KcQc", "KdQd", "KsQs"], hands.Select(hand => (string)hand!["hand"]!).Order());
        Assert.Equal(Numbers(spot["grid"]!["reach"]!)[14 + 1], hands.Average(hand => (double)hand!["reach"]!), 3);
        Assert.All(hands, hand => Assert.Equal(1, Numbers(hand!["mix"]!).Sum(), 3));
        Assert.All(hands, hand => Assert.Equal(3, hand!["actionValues"]!.AsArray().Count));
        Assert.NotNull(spot["value"]);
    }

    [Fact]
    public async Task A_blueprint_is_compared_with_itself_and_with_another()
    {
        await RoyalStrategy.StoreAsync(DataSource);
        using var folder = new TemporaryFolder();
        RoyalBlueprint.WriteTo(folder.Root);
        await using var host = await HostAsync(("Poker:Explorer:Folder", folder.Root));

        var sources = (await ReadAsync(host, "strategy/blueprints")).AsArray();
        Assert.Equal(["database", "checkpoint"], sources.Select(source => (string)source!["name"]!));
        Assert.Equal((null, BlueprintFolder.Of(folder.Root).Checkpoint), ((string?)sources[0]!["file"], (string?)sources[1]!["file"]));
        var same = await ReadAsync(host, "strategy/comparison?with=database");
        Assert.Equal((0.0, 0.0), ((double)same["distance"]!, (double)same["aggression"]!));
        Assert.All(Numbers(same["distances"]!), distance => Assert.Equal(0, distance));

        var other = await ReadAsync(host, "strategy/comparison?with=checkpoint");
        var (mixes, otherMixes) = (other["mixes"]!.AsArray(), other["otherMixes"]!.AsArray());
        Assert.True((double)other["distance"]! > 0.01);
        Assert.Equal(5_000, (long)other["otherPlace"]!["blueprint"]!["iterations"]!);
        for (var cell = 0; cell < 169; cell++)
        {
            var apart = mixes.Zip(otherMixes, (mix, otherMix) => Math.Abs((double)mix![cell]! - (double)otherMix![cell]!)).Sum() / 2;
            Assert.Equal(apart, (double)other["distances"]![cell]!, 3);
        }

        var own = await ReadAsync(host, "strategy?blueprint=checkpoint");
        Assert.Equal(Numbers(own["frequencies"]!), other["actions"]!.AsArray().Select(action => (double)action!["otherFrequency"]!));
    }

    [Fact]
    public async Task A_blueprint_that_never_comes_to_a_spot_says_so_beside_another()
    {
        await RoyalStrategy.StoreAsync(DataSource);
        using var folder = new TemporaryFolder();
        RoyalBlueprint.WriteTo(folder.Root, batches: 0);
        await using var host = await HostAsync(("Poker:Explorer:Folder", folder.Root));

        var compared = await ReadAsync(host, "strategy/comparison?with=checkpoint&history=b3 c /&board=TcJdQh");
        Assert.Equal((true, false), ((bool)compared["isReached"]!, (bool)compared["otherIsReached"]!));
        Assert.All(Numbers(compared["otherReach"]!), reach => Assert.Equal(0, reach));
        Assert.Equal(1, compared["otherMixes"]!.AsArray().Sum(mix => (double)mix![1]!), 3);
    }

    [Fact]
    public async Task What_cannot_be_asked_is_refused_with_the_way_out()
    {
        await RoyalStrategy.StoreAsync(DataSource);
        await using var host = await HostAsync();
        (HttpStatusCode Status, string Query, string Text)[] refused =
        [
            (HttpStatusCode.BadRequest, "strategy?history=b0.5", "'b0.5', word 1 of the history, is not possible"),
            (HttpStatusCode.BadRequest, "strategy?history=f", "Nobody is to act after 'f'"),
            (HttpStatusCode.BadRequest, "strategy?history=c x&board=2cJdQh", "The blueprint's deck is royal: it has no 2c"),
            (HttpStatusCode.BadRequest, "strategy?history=c x&board=TcTcQh", "stands twice"),
            (HttpStatusCode.BadRequest, "strategy?board=Tcx", "The board cannot be read"),
            (HttpStatusCode.BadRequest, "strategy?board=TcTdThTsJcJd", "at most 5 cards"),
            (HttpStatusCode.BadRequest, "strategy?weights=heavy", "must be reach or equal"),
            (HttpStatusCode.BadRequest, "strategy/hands?cell=AKx", "is no cell of the grid"),
            (HttpStatusCode.BadRequest, "strategy/hands", "is no cell of the grid"),
            (HttpStatusCode.BadRequest, "strategy/buckets?history=c x", "its board lacks 3 cards"),
            (HttpStatusCode.BadRequest, "strategy/comparison", "with names the blueprint"),
            (HttpStatusCode.NotFound, "strategy?blueprint=checkpoint", "knows no data folder"),
        ];
        foreach (var (status, query, text) in refused)
        {
            using var answer = await host.Http.GetAsync($"api/v1/{query}");
            var body = await answer.Content.ReadFromJsonAsync<JsonNode>();
            Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            Assert.Contains(text, (string)body!["detail"]!);
        }
    }

    [Fact]
    public async Task Without_a_blueprint_there_is_none_to_look_at()
    {
        await using var host = await HostAsync();
        Assert.Empty((await ReadAsync(host, "strategy/blueprints")).AsArray());
        using var answer = await host.Http.GetAsync("api/v1/strategy");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("holds no blueprint yet", await answer.Content.ReadAsStringAsync());
    }

    private static double[] Numbers(JsonNode array) => [.. array.AsArray().Select(number => (double)number!)];

    private static async Task<JsonNode> ReadAsync(CoordinatorHost host, string query) => (await host.Http.GetFromJsonAsync<JsonNode>($"api/v1/{query}"))!;
}
