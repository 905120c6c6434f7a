using Poker.Core.Cards;
using Poker.Core.Learning.Samples;
using Poker.Infrastructure.Live;
using Poker.Tests.Harness;

namespace Poker.Tests.Bot.Deciding;

public sealed class DecisionLogTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    [Fact]
    public async Task While_the_database_is_away_decisions_wait_and_what_has_no_room_is_counted()
    {
        using var parts = new BotParts(DataSource, new() { Decisions = new() { MostWaiting = 50 } });
        await ExecuteAsync("ALTER TABLE decision RENAME TO away");
        await parts.Decisions.StartAsync(default);
        for (var hand = 0; hand < 200; hand++)
        {
            parts.Decisions.Add(Row($"{hand}"));
        }

        Assert.InRange(parts.Decisions.Lost, 1, 150);
        await Task.Delay(300);
        await ExecuteAsync("ALTER TABLE away RENAME TO decision");

        await Poll.UntilAsync(async () => await ReadAsync<long>("SELECT count(*) FROM decision") == 200 - parts.Decisions.Lost, "all others were stored");
        parts.Decisions.Add(Row("last"));
        await parts.Decisions.StopAsync(default);
        Assert.Equal(1, await ReadAsync<long>("SELECT count(*) FROM decision WHERE hand = 'last'"));
    }

    [Fact]
    public async Task What_is_older_than_the_retention_goes_chunk_by_chunk()
    {
        var store = new DecisionStore(DataSource, chunk: 10);
        await store.AddAsync([.. Enumerable.Range(0, 35).Select(hand => Row($"{hand}") with { At = DateTimeOffset.UtcNow.AddDays(-8) }), Row("new")], default);

        Assert.Equal(35, await store.ExpireAsync(TimeSpan.FromDays(7), default));

        Assert.Equal("new", await ReadAsync<string>("SELECT string_agg(hand, ' ') FROM decision"));
    }

    private static DecisionRow Row(string hand) => new(
        DateTimeOffset.UtcNow, "t", hand, "pot-odds", null, 1, Street.Flop, new float[FeatureLayout.Count], 3,
        new float[ActionBins.Count], 1, "call", TimeSpan.FromMilliseconds(1));
}
