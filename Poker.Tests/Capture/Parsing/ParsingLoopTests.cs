using Microsoft.Extensions.Logging;
using Npgsql;
using Poker.Capture;
using Poker.Capture.Parsing;
using Poker.Infrastructure.Capture;
using Poker.Tests.Harness;

namespace Poker.Tests.Capture.Parsing;

public sealed class ParsingLoopTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    [Fact]
    public async Task Lines_become_hands_soon_whatever_happens_to_other_sessions_and_to_the_connections()
    {
        using var tables = new CapturedTables(DataSource);
        var good = Games.Plain(31, 30);
        await tables.ParseAsync("s", "good", good, "plain");
        var expected = await ReadAsync<long>("SELECT count(*) FROM hand");
        await ExecuteAsync("TRUNCATE capture_source RESTART IDENTITY CASCADE");

        var log = new LogLines();
        using var loop = Loop(tables, log, new PickySink());
        await loop.StartAsync(CancellationToken.None);
        await tables.StoreAsync("s", "bad", [.. Games.Plain(31, 3), "Hand #666", "Ann posts the small blind of 5", "Bob posts the big blind of 10", "Ann folds", "Bob wins 15"], "plain");
        await Poll.UntilAsync(() => log.Lines.Any(line => line.Contains("cannot be parsed", StringComparison.Ordinal)), "the bad session was told of");

        // Half of the good one before the server ends every connection, half after.
        var source = (await tables.Sources.FindAsync("s", CancellationToken.None))!.Id;
        CapturedLine[] lines = [.. good.Select((text, i) => CapturedTables.Line(i + 1, text))];
        await tables.Lines.StoreAsync(new(source, "good", [.. lines.Take(lines.Length / 2)]), CancellationToken.None);
        await Poll.UntilAsync(async () => await HandsAsync() > 5, "the first hands came out");
        await ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        DataSource.Clear();
        await tables.Lines.StoreAsync(new(source, "good", [.. lines.Skip(lines.Length / 2)], IsLast: true), CancellationToken.None);
        await Poll.UntilAsync(async () => await HandsAsync() == expected, "all hands came out");
        await loop.StopAsync(CancellationToken.None);

        Assert.Equal(0, await ReadAsync<long>("SELECT count(*) FROM hand JOIN capture_session AS s ON s.id = session WHERE s.name = 'bad'"));
        Assert.DoesNotContain(log.Lines, line => line.Contains("Ann", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hole_is_given_up_after_a_while_and_the_last_hand_comes_out_without_a_next_one()
    {
        using var tables = new CapturedTables(DataSource, new ParsingOptions { IdleAfter = TimeSpan.FromMilliseconds(300), PollEvery = TimeSpan.FromMilliseconds(100) });
        var log = new LogLines();
        using var loop = Loop(tables, log, new PickySink(), new CaptureOptions { GapTimeout = TimeSpan.FromMilliseconds(200) });
        await loop.StartAsync(CancellationToken.None);
        string[] hand = ["Ann posts the small blind of 5", "Bob posts the big blind of 10", "Ann folds", "Bob wins 15"];
        var source = (await tables.Sources.EnsureAsync("s", "plain", CancellationToken.None)).Id;
        await tables.Lines.StoreAsync(new(source, "x", [.. hand.Select((text, i) => CapturedTables.Line(i + 5, text))]), CancellationToken.None);
        await Poll.UntilAsync(async () => await HandsAsync() == 1, "the hand came out");
        await loop.StopAsync(CancellationToken.None);
        Assert.Contains(log.Lines, line => line.Contains("Lines 1 to 4", StringComparison.Ordinal));
    }

    [Fact]
    public async Task More_sessions_than_are_asked_for_at_a_time_are_parsed_without_waiting()
    {
        using var tables = new CapturedTables(DataSource, new ParsingOptions { PollEvery = TimeSpan.FromHours(1) });
        await tables.Sources.EnsureAsync("s", "plain", CancellationToken.None);
        await ExecuteAsync(
            """
            INSERT INTO capture_session (source, name, through, largest) SELECT 1, 'x' || i, 1, 1 FROM generate_series(1, 300) AS i;
            INSERT INTO capture_line (session, sequence, length, text) SELECT id, 1, 5, 'noise' FROM capture_session
            """);
        using var loop = Loop(tables, new LogLines(), new PickySink());
        await loop.StartAsync(CancellationToken.None);
        await Poll.UntilAsync(async () => await ReadAsync<long>("SELECT count(*) FROM capture_parse WHERE parsed_through = 1") == 300, "all were parsed");
        await loop.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_loop_with_another_key_of_pseudonyms_parses_nothing_and_says_why()
    {
        using var tables = new CapturedTables(DataSource);
        await ExecuteAsync("INSERT INTO capture_key (fingerprint) VALUES ('another')");
        var log = new LogLines();
        using var loop = Loop(tables, log, new PickySink());
        await tables.StoreAsync("s", "x", Games.Plain(32, 3), "plain");
        await loop.StartAsync(CancellationToken.None);
        await Poll.UntilAsync(() => log.Lines.Any(line => line.Contains(PseudonymKey.ConfigurationKey, StringComparison.Ordinal)), "it said so");
        await loop.StopAsync(CancellationToken.None);
        Assert.Equal(0, await HandsAsync());
    }

    private Task<long> HandsAsync() => ReadAsync<long>("SELECT count(*) FROM hand");

    private ParsingLoop Loop(CapturedTables tables, LogLines log, IHandSink sink, CaptureOptions? capture = null) => new(
        DataSource,
        tables.Sessions,
        tables.Lines,
        new ParsingRound(DataSource, tables.Pseudonyms, new HandStore([sink]), tables.Options),
        tables.Pseudonyms,
        tables.Options,
        capture ?? new CaptureOptions(),
        TimeProvider.System,
        LoggerFactory.Create(builder => builder.AddProvider(log)).CreateLogger<ParsingLoop>());

    // Cannot take one hand.
    private sealed class PickySink : IHandSink
    {
        public Task TakeAsync(NpgsqlConnection connection, IReadOnlyList<StoredHand> hands, CancellationToken cancellation) =>
            hands.Any(hand => hand.Hand.Id == "666") ? throw new InvalidOperationException("Ann again.") : Task.CompletedTask;
    }
}
