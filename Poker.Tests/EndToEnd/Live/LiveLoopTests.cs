using System.Net.Http.Json;
using System.Runtime.Versioning;
using System.Text.Json;
using System.Text.Json.Nodes;
using Poker.Core.Learning.Networks;
using Poker.Core.Learning.Samples;
using Poker.Infrastructure.Onnx;
using Poker.Infrastructure.Security;
using Poker.Tests.EndToEnd.Capture;
using Poker.Tests.Harness;

namespace Poker.Tests.EndToEnd.Live;

/// <summary>
/// The whole loop in one process of <c>poker up</c> and a real Chromium: a model that plays at random is in production, somebody plays at the table page,
/// its lines and those of the background tables become hands, a network learns from them, is found better in the testbed and in service, and makes the
/// next decision.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed class LiveLoopTests(ClusterTemplate template) : IClassFixture<ClusterTemplate>, IAsyncLifetime
{
    private const int PlayedHands = 5;

    private readonly DataFolder _folder = new();

    public Task InitializeAsync() => template.CopyToAsync(_folder.Path);

    public Task DisposeAsync() => _folder.DisposeAsync().AsTask();

    [ChromiumFact]
    public Task Hands_of_the_table_page_make_a_better_model_that_the_next_decision_uses() => GoRoundAsync(cycles: 1, new()
    {
        ["Poker__Bot__Background__HandsPerMinute"] = "4000",
        ["Poker__Bot__Trials__HandsPerSecond"] = "300",
        ["Poker__Live__Hands"] = "250",
        ["Poker__Live__Spec"] = """{"leastSamples": 200, "baselineDeals": 500, "mostDeals": 20000, "leastEffect": 0.2}""",
    });

    [ChromiumFact]
    [Trait("Category", "Full")] // Some minutes: with the options that are usual, and three times round.
    public Task As_it_is_configured_it_promotes_a_better_model_and_goes_on_to_look_for_others() => GoRoundAsync(cycles: 3, new()
    {
        ["Poker__Bot__Background__HandsPerMinute"] = "1200",
        ["Poker__Bot__Trials__HandsPerSecond"] = "200",
    });

    private async Task GoRoundAsync(int cycles, Dictionary<string, string> environment)
    {
        environment["Poker__Bot__Background__Players"] = "model,pot-odds-raise;model,pot-odds-raise,tight";
        using var files = new TemporaryFolder();
        var first = await PutRandomPlayIntoProductionAsync(files);
        var key = (await CommandAsync("capture", "keys", "add", "browser", "--dialect", "plain", "--json"))["key"]!.GetValue<string>();
        using var host = await RunningHost.StartAsync(_folder.Path, environment, "--idle");
        host.Process.KeepReading();
        using var bot = new HttpClient { BaseAddress = new Uri(host.Table!) };
        bot.DefaultRequestHeaders.Authorization = new("Bearer", SharedToken.OfFolder(_folder.Path));
        await Poll.UntilAsync(async () => await ModelOfAsync(bot) == first, "the first model decided");

        await PlayAsync(files, host, key);
        await Poll.UntilAsync(async () => await CapturedAsync("browser") >= PlayedHands, "the hands of the page were captured", TimeSpan.FromMinutes(1));

        var deadline = TimeSpan.FromMinutes(5 * cycles);
        await Poll.UntilAsync(async () => (await CyclesAsync()).Any(cycle => cycle["state"]!.GetValue<string>() == "promoted"), "a model was promoted", deadline);
        await Poll.UntilAsync(async () => (await CyclesAsync()).Count(cycle => cycle["ended"] is not null) >= cycles, $"{cycles} cycles had ended", deadline);

        // It goes on meanwhile: what is in production now may be the one after.
        var production = 0L;
        await Poll.UntilAsync(
            async () => await ModelOfAsync(bot) == (production = (await CommandAsync("live", "--json"))["production"]!.GetValue<long>()), "the next decision was the new model's");
        Assert.NotEqual(first, production);
        await RequireEvidenceAsync(production);
        var page = await bot.GetFromJsonAsync<JsonElement>("v1/live");
        Assert.True(page.GetProperty("production").GetProperty("version").GetInt64() >= production);
        Assert.True(page.GetProperty("decisions").GetProperty("latest").GetArrayLength() > 0);

        // The one before is a command away.
        var before = (await CommandAsync("models", "rollback", "--json"))["version"]!.GetValue<long>();
        await Poll.UntilAsync(async () => await ModelOfAsync(bot) == before, "the model before decided again");
        var (exitCode, _, errors) = await host.StopAsync();
        Assert.Equal((0, ""), (exitCode, errors));
    }

    private async Task<long> PutRandomPlayIntoProductionAsync(TemporaryFolder files)
    {
        var network = PolicyNetwork.CreateUniform(new NetworkShape(FeatureLayout.Count, [128, 128], ActionBins.Count), 1);
        var path = files.PathOf("random.onnx");
        await File.WriteAllBytesAsync(path, PolicyOnnx.Write(network, new Dictionary<string, string>()));
        var version = (await CommandAsync("models", "import", path, "--json"))["version"]!.GetValue<long>();
        await CommandAsync("models", "promote", $"{version}", "--unvalidated", "--json");
        return version;
    }

    // A person against the model, the extension beside them.
    private static async Task PlayAsync(TemporaryFolder files, RunningHost host, string key)
    {
        await using var chromium = await Chromium.StartAsync(files, LoadedExtension.Write(files, host.Table!.TrimEnd('/')));
        var popup = await chromium.OpenAsync(LoadedExtension.Popup);
        Assert.Equal("Saved.", await LoadedExtension.SetUpAsync(popup, host.Capture!.TrimEnd('/'), key));
        await LoadedExtension.UntilStateAsync(popup, "Connected");
        var page = await chromium.OpenAsync($"{host.Table}?opponents=model&speed=none&seconds=0&auto=call&hands={PlayedHands}");
        await page.UntilAsync($"window.poker?.state?.waiting != null && poker.state.hand >= {PlayedHands}", "the hands were played");
        var lines = (await page.EvaluateAsync("poker.lines.length")).GetInt32();
        await LoadedExtension.UntilCountAsync(popup, "sent", lines);
    }

    private static async Task<long> ModelOfAsync(HttpClient bot)
    {
        // Each time another hand: while a canary is tried, it plays some of them.
        var spot = new
        {
            smallBlind = 50,
            bigBlind = 100,
            stacks = new[] { 10_000, 10_000 },
            actions = Array.Empty<string>(),
            pocket = "AhAd",
            hand = $"{Guid.NewGuid()}",
            table = "a test",
        };
        using var answer = await bot.PostAsJsonAsync("v1/decide", spot);
        var decision = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(answer.IsSuccessStatusCode, decision.ToString());
        return decision.GetProperty("model") is { ValueKind: JsonValueKind.Number } model ? model.GetInt64() : 0;
    }

    private async Task RequireEvidenceAsync(long version)
    {
        var steps = (await CommandAsync("models", "show", $"{version}", "--json"))["steps"]!.AsArray();
        Assert.Equal(["candidate", "validated", "canary", "production"], steps.Select(step => step!["to"]!.GetValue<string>()));
        Assert.Equal("live loop", steps[^1]!["who"]!.GetValue<string>());
        Assert.True(steps[^1]!["evidence"]!["results"]!.GetValue<long>() > 10);
    }

    private async Task<long> CapturedAsync(string source) => (await CommandAsync("capture", "status", "--json"))["sessions"]!.AsArray()
        .Where(session => session!["source"]!.GetValue<string>() == source).Sum(session => session!["accepted"]!.GetValue<long>());

    private async Task<IEnumerable<JsonNode>> CyclesAsync() => (await CommandAsync("live", "--json"))["cycles"]!.AsArray().Select(cycle => cycle!);

    private async Task<JsonNode> CommandAsync(params string[] arguments)
    {
        var (exitCode, output, errors) = await PokerCli.RunAsync(_folder.Path, arguments);
        Assert.True(exitCode == 0, $"{string.Join(' ', arguments)}: {errors}");
        return JsonNode.Parse(output)!;
    }
}
