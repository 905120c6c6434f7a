using Poker.Bot.Background;
using Poker.Infrastructure.Capture;
using Poker.Tests.Capture;
using Poker.Tests.Harness;

namespace Poker.Tests.Bot.Background;

public sealed class BackgroundTableTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    [Fact]
    public async Task Capture_makes_hands_of_the_lines_and_the_models_pockets_are_told_at_showdown_alone()
    {
        using var parts = new BotParts(DataSource);
        using var tables = new CapturedTables(DataSource);
        var lines = Lines();
        var table = new BackgroundTable(1, ["model", "pot-odds", "tight", "tight"], tellAll: false, parts.Strategies);
        var told = new List<string>();
        for (var hand = 0; hand < 60; hand++)
        {
            var played = await table.PlayAsync(await lines.NextAsync(table.Name, default), (ulong)hand, default);
            await lines.StoreAsync(table.Name, played, default);
            told.AddRange(played);
        }

        await ExecuteAsync("UPDATE capture_session SET ended_at = clock_timestamp()");
        await tables.FinishAsync(await ReadAsync<long>("SELECT id FROM capture_session"));

        Assert.Equal((60L, 0L), (await ReadAsync<long>("SELECT count(*) FROM hand"), await ReadAsync<long>("SELECT count(*) FROM quarantine")));
        Assert.Equal("tables plain", await ReadAsync<string>("SELECT name || ' ' || dialect FROM capture_source"));
        Assert.DoesNotContain(told, line => line.StartsWith("model is dealt", StringComparison.Ordinal));
        Assert.Equal(60, told.Count(line => line.StartsWith("pot-odds is dealt", StringComparison.Ordinal)));
        Assert.Equal(60, told.Count(line => line.StartsWith("tight 2 is dealt", StringComparison.Ordinal)));
        Assert.Contains(told, line => line.StartsWith("model shows", StringComparison.Ordinal));
        var beginnings = told.Where(line => line.StartsWith("Hand #", StringComparison.Ordinal));
        Assert.Equal(4, beginnings.Select(line => line[line.IndexOf("Dealer", StringComparison.Ordinal)..]).Distinct().Count());
    }

    [Fact]
    public async Task All_pockets_are_told_where_that_is_asked_for_and_a_seed_fixes_the_hand()
    {
        using var parts = new BotParts();
        var first = await new BackgroundTable(1, ["model", "call"], tellAll: true, parts.Strategies).PlayAsync(1, 7, default);
        var second = await new BackgroundTable(1, ["model", "call"], tellAll: true, parts.Strategies).PlayAsync(1, 7, default);

        Assert.Equal(first, second);
        Assert.Equal(2, first.Count(line => line.Contains("is dealt", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_restart_goes_on_where_the_day_stands_and_the_next_day_begins_another_session()
    {
        var clock = new DayClock();
        var before = Lines(clock);
        Assert.Equal(1, await before.NextAsync("t", default));
        await before.StoreAsync("t", ["a", "b"], default);

        var after = Lines(clock);
        Assert.Equal(3, await after.NextAsync("t", default));
        await after.StoreAsync("t", ["c"], default);
        clock.Days++;
        Assert.Equal(1, await after.NextAsync("t", default));
        await after.StoreAsync("t", ["d"], default);

        Assert.Equal("abc/d", await ReadAsync<string>(
            """
            SELECT string_agg(texts, '/' ORDER BY session)
            FROM (SELECT session, string_agg(text, '' ORDER BY sequence) AS texts FROM capture_line GROUP BY session) AS day
            """));
        Assert.Equal("t 2026-01-01 here", await ReadAsync<string>("SELECT name FROM capture_session WHERE ended_at IS NOT NULL"));
    }

    [Fact]
    public async Task Two_services_of_a_machine_get_into_each_others_way_once()
    {
        var (first, second) = (Lines(), Lines());
        Assert.Equal((1, 1), (await first.NextAsync("t", default), await second.NextAsync("t", default)));
        Assert.True(await first.StoreAsync("t", ["a", "b"], default));
        Assert.False(await second.StoreAsync("t", ["c", "d"], default));

        Assert.Equal((3, 1), (await first.NextAsync("t", default), await second.NextAsync("t", default)));
        Assert.True(await second.StoreAsync("t", ["e"], default));
        Assert.True(await first.StoreAsync("t", ["f"], default));
        Assert.Equal("ab,f,e", await ReadAsync<string>(
            "SELECT replace(string_agg(text, ',' ORDER BY session, sequence), 'a,b', 'ab') FROM capture_line"));
    }

    [Fact]
    public async Task Hands_are_played_while_the_service_runs_and_wait_for_the_database()
    {
        await ExecuteAsync("ALTER TABLE capture_line RENAME TO away");
        await using var server = await BotServer.StartAsync(
            ConnectionString, ("Poker:Bot:Background:HandsPerMinute", "60000"), ("Poker:Bot:Background:Players", "model,call;tight,random,call"));
        await Poll.UntilAsync(() => server.Logs.Lines.Any(line => line.Contains("wait to be stored", StringComparison.Ordinal)), "it waited");
        await ExecuteAsync("ALTER TABLE away RENAME TO capture_line");

        await Poll.UntilAsync(async () => await ReadAsync<long>("SELECT count(*) FROM capture_line WHERE text LIKE 'Hand #%'") > 50, "hands were stored");

        Assert.Equal(2, await ReadAsync<long>("SELECT count(*) FROM capture_session"));
        Assert.True(await ReadAsync<bool>("SELECT bool_and(through = largest) FROM capture_session"));
    }

    private BackgroundLines Lines(TimeProvider? clock = null) =>
        new(new SourceStore(DataSource), new LineStore(DataSource), clock ?? TimeProvider.System, "here");

    private sealed class DayClock : TimeProvider
    {
        public int Days { get; set; }

        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero).AddDays(Days);
    }
}
