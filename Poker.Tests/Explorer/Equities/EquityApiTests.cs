using System.Net;
using System.Net.Http.Json;
using Poker.Core.Cards;
using Poker.Core.Equity;
using Poker.Explorer.Equities;
using Poker.Tests.Coordinator;
using Poker.Tests.Harness;

namespace Poker.Tests.Explorer.Equities;

public sealed class EquityApiTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    [Fact]
    public async Task Ranges_are_answered_exactly_with_every_kind_of_hand()
    {
        await using var host = await HostAsync();
        var report = await GetAsync<EquityReport>(host, "equity?player=QQ%2B,AKs:0.5&player=99,A9s,8h6h&board=2c7d9h");

        var exact = RangeAgainstRange.Compute(
            HandRangeText.Parse("QQ+,AKs:0.5"), HandRangeText.Parse("99,A9s,8h6h"), CardSet.Parse("2c7d9h"), Deck.Full, new EquityWork(1));
        Assert.True(report.IsExact);
        Assert.Null(report.Seed);
        Assert.Equal(exact.Equity, report.Players[0].Equity, 9);
        Assert.All(report.Players, player =>
        {
            Assert.Equal(0, player.Error);
            Assert.Equal(1, player.Win + player.Tie + player.Lose, 9);
            Assert.Equal(1, player.Cells.Sum(cell => cell.Share), 9);
            Assert.Equal(player.Equity, player.Cells.Sum(cell => cell.Share * cell.Equity), 9);
        });
        Assert.Equal(["AA", "AKs", "KK", "QQ"], report.Players[0].Cells.Select(cell => cell.Name));
        Assert.Equal([("A9s", 3), ("99", 3), ("86s", 1)], report.Players[1].Cells.Select(cell => (cell.Name, cell.Hands)));
    }

    [Fact]
    public async Task Random_deals_are_repeated_by_their_seed_and_tell_their_error()
    {
        await using var host = await HostAsync();
        const string Question = "equity?player=random&player=22%2B,A2s%2B&player=AKo&milliseconds=2000&deals=2000&seed=";

        var (once, again, other) = (
            await GetAsync<EquityReport>(host, Question + 5),
            await GetAsync<EquityReport>(host, Question + 5),
            await GetAsync<EquityReport>(host, Question + 6));

        Assert.Equal((false, 2000L, 5L), (once.IsExact, once.Deals, once.Seed!.Value));
        Assert.Equal(once.Players.Select(player => player.Equity), again.Players.Select(player => player.Equity));
        Assert.NotEqual(once.Players.Select(player => player.Equity), other.Players.Select(player => player.Equity));
        Assert.All(once.Players, player => Assert.InRange(player.Error, 0.005, 0.05));
        Assert.All(once.Players[0].Cells, cell => Assert.InRange(cell.Error, 0.01, 1));
    }

    [Fact]
    public async Task A_range_is_told_as_it_was_read()
    {
        await using var host = await HostAsync();

        var range = await GetAsync<RangeReport>(host, "equity/range?range=KK,AA,AKs:0.5,AhQh");

        Assert.Equal(("KK+,AKs:0.5,AhQh", 17), (range.Text, range.Hands));
        Assert.Equal(15.0 / 1326, range.Share, 9);
        Assert.Equal(169, range.Cells.Count);
        Assert.Equal(
            [("AA", 1, "AA"), ("AKs", 0.5, "AKs:0.5"), ("AQs", 0.25, "AhQh"), ("KK", 1, "KK")],
            range.Cells.Where(cell => cell.Text.Length > 0).Select(cell => (cell.Name, cell.Weight, cell.Text)));
    }

    [Fact]
    public async Task Questions_that_make_no_sense_are_told_why()
    {
        await using var host = await HostAsync();
        (string Path, string Cause)[] refused =
        [
            ("equity", "2 to 6 players"),
            ("equity?player=AA", "2 to 6 players"),
            ("equity?player=AA&player=KKx", "Player 2: Cannot read 'KKx' at position 1"),
            ("equity?player=AA&player=", "Player 2"),
            ("equity?player=AA&player=KK&board=2c3", "not a card"),
            ("equity?player=AA&player=KK&board=2c3c", "0, 3, 4 or 5"),
            ("equity?player=AA&player=KK&board=KcKdKh", "leave no hand"),
            ("equity?player=AA&player=KK&board=2c3c4c&dead=4c", "on the board and dead"),
            ("equity?player=AsAh&player=AsKs", "need the same cards"),
            ("equity?player=AsAh&player=AcAd&player=AA", "cannot be dealt together"),
            ("equity?player=AA&player=KK&dead=x", "not a card"),
            ("equity?player=AA&player=KK&seed=one", "seed is 'one', but must be a whole number"),
            ("equity?player=AA&player=KK&milliseconds=5", "milliseconds"),
            ("equity?player=AA&player=KK&deals=0", "Deals"),
            ("equity/range?range=AA:2", "weight"),
            ("equity/range?range=AA:9999999999999999999999999", "weight"),
            ("equity/range", "Cannot read"),
            ($"equity/range?range={new string('A', 5000)}", "too long"),
        ];
        foreach (var (path, cause) in refused)
        {
            using var answer = await host.Http.GetAsync($"api/v1/{path}");
            var body = System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{path}: {answer.StatusCode}: {body}");
            Assert.Contains(cause, (string)body["detail"]!, StringComparison.Ordinal);
        }
    }

    private static async Task<T> GetAsync<T>(CoordinatorHost host, string path) => (await host.Http.GetFromJsonAsync<T>($"api/v1/{path}"))!;

    private Task<CoordinatorHost> HostAsync() => CoordinatorHost.StartAsync(ConnectionString, []);
}
