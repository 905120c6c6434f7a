using Poker.Capture.Parsing;
using Poker.Infrastructure.Capture;
using Poker.Tests.Harness;

namespace Poker.Tests.Capture.Parsing;

public sealed class ExpiredLinesTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    private const string Summary = "SELECT name || ' ' || first_line || '-' || last_line FROM hand ORDER BY first_line, first_part";
    private const string Reasons = "SELECT cause || ': ' || reason FROM quarantine ORDER BY first_line";

    private static readonly string[] First = Hand(1), Second = Hand(2), Third = Hand(3);

    [Fact]
    public async Task A_hand_that_came_out_stays_when_its_lines_have_expired_and_noise_or_an_end_follows()
    {
        using var tables = new CapturedTables(DataSource, new ParsingOptions { IdleAfter = TimeSpan.Zero });
        var session = await tables.ParseAsync("s", "x", First, "plain", isLast: false);
        await GoOnAsync(tables, session, 8, "GET /favicon.ico");
        var id = await ReadAsync<long>("SELECT id FROM hand");
        await ExpireAsync(7);

        await GoOnAsync(tables, session, 9, "GET /favicon.ico");
        Assert.Equal(["1 1-7"], await tables.TextsAsync(Summary));
        await GoOnAsync(tables, session, 10, [.. Second]);
        await tables.Lines.EndAsync(session, CancellationToken.None);
        await tables.FinishAsync(session);

        Assert.Equal(["1 1-7", "2 10-16"], await tables.TextsAsync(Summary));
        Assert.Equal(id, await ReadAsync<long>("SELECT id FROM hand ORDER BY first_line LIMIT 1"));
        Assert.Empty(await tables.TextsAsync(Reasons));
    }

    [Fact]
    public async Task A_session_that_ends_after_lines_of_its_tables_have_expired_keeps_their_hands()
    {
        using var tables = new CapturedTables(DataSource, new ParsingOptions { IdleAfter = TimeSpan.Zero });
        var source = (await tables.Sources.EnsureAsync("s", "plain", CancellationToken.None)).Id;
        CapturedLine[] lines =
        [
            .. First.Select((text, i) => CapturedTables.Line(i + 1, text, "a")), .. Second.Select((text, i) => CapturedTables.Line(i + 8, text, "b")),
            CapturedTables.Line(15, "GET /favicon.ico", "c"),
        ];
        var session = (await tables.Lines.StoreAsync(new(source, "x", lines), CancellationToken.None)).Session;
        await tables.FinishAsync(session);
        await ExpireAsync(14);

        await tables.Lines.EndAsync(session, CancellationToken.None);
        await tables.FinishAsync(session);

        Assert.Equal(["1 1-7", "2 8-14"], await tables.TextsAsync(Summary));
        Assert.Equal(["true"], await tables.TextsAsync("SELECT is_closed::text FROM capture_parse"));
    }

    [Fact]
    public async Task Hands_of_a_table_whose_dialect_is_not_settled_stay_when_some_of_its_lines_have_expired()
    {
        using var tables = new CapturedTables(DataSource, new ParsingOptions { IdleAfter = TimeSpan.Zero });
        var session = await tables.ParseAsync("s", "x", [.. First, .. Second], isLast: false);
        Assert.Equal(["1 1-7", "2 8-14"], await tables.TextsAsync(Summary));
        await ExpireAsync(9);

        await GoOnAsync(tables, session, 15, [.. Third]);

        Assert.Equal(["1 1-7", "2 8-14", "3 15-21"], await tables.TextsAsync(Summary));
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(3, 3)]
    [InlineData(1, 1)]
    public async Task A_hand_whose_first_lines_have_expired_while_it_was_under_way_is_not_judged_by_its_rest(int expired, int parsed)
    {
        using var tables = new CapturedTables(DataSource, new ParsingOptions { IdleAfter = TimeSpan.Zero });
        var session = await tables.ParseAsync("s", "x", First.Take(parsed), "plain", isLast: false);
        await ExpireAsync(expired);
        await tables.Sessions.ForgetExpiredAsync(CancellationToken.None);

        // A line at a time: what is known has to last from round to round.
        foreach (var (text, i) in First.Concat(Second).Select((text, i) => (text, i)).Skip(parsed))
        {
            await GoOnAsync(tables, session, i + 1, text);
        }

        Assert.Equal(["2 8-14"], await tables.TextsAsync(Summary));
        Assert.All(
            await tables.TextsAsync(Reasons),
            told => Assert.Equal($"BrokenOff: lines up to {parsed} have expired, and this may be the rest of the hand that they began", told));
        Assert.Equal(parsed == 1 ? 1 : 0, await ReadAsync<long>("SELECT count(*) FROM quarantine WHERE first_line = 2"));
    }

    [Fact]
    public async Task A_hand_that_nobody_is_paid_in_is_in_quarantine_before_its_lines_expire_and_stays_there()
    {
        using var tables = new CapturedTables(DataSource, new ParsingOptions { IdleAfter = TimeSpan.Zero, UnpaidAfter = TimeSpan.Zero });
        var session = await tables.ParseAsync("s", "x", [.. First, .. Second.Take(5)], "plain", isLast: false);
        Assert.Equal(["1 1-7"], await tables.TextsAsync(Summary));
        string[] reasons = ["BrokenOff: nobody is paid, and no line of the table has come for a while"];
        Assert.Equal(reasons, await tables.TextsAsync(Reasons));
        Assert.Empty(await tables.Sessions.WaitingAsync(10, CancellationToken.None));

        await ExpireAsync(12);
        await tables.Sessions.ForgetExpiredAsync(CancellationToken.None);
        await GoOnAsync(tables, session, 13, "GET /favicon.ico");
        await GoOnAsync(tables, session, 14, [.. Third]);

        Assert.Equal(["1 1-7", "3 14-20"], await tables.TextsAsync(Summary));
        Assert.Equal(reasons, await tables.TextsAsync(Reasons));
        Assert.Equal(8, await ReadAsync<long>("SELECT first_line FROM quarantine"));
    }

    [Fact]
    public async Task A_hand_that_is_paid_after_a_long_silence_leaves_quarantine()
    {
        using var tables = new CapturedTables(DataSource, new ParsingOptions { IdleAfter = TimeSpan.Zero, UnpaidAfter = TimeSpan.Zero });
        var session = await tables.ParseAsync("s", "x", First.Take(4), "plain", isLast: false);
        Assert.Single(await tables.TextsAsync(Reasons));

        await GoOnAsync(tables, session, 5, [.. First.Skip(4)]);

        Assert.Equal(["1 1-7"], await tables.TextsAsync(Summary));
        Assert.Empty(await tables.TextsAsync(Reasons));
    }

    [Fact]
    public async Task Lines_of_a_hand_that_is_to_come_out_by_now_do_not_expire_before()
    {
        using var tables = new CapturedTables(DataSource);
        await tables.ParseAsync("s", "x", First.Take(4), "plain", isLast: false);
        Assert.True(await ReadAsync<bool>("SELECT due_at > clock_timestamp() FROM capture_parse"));
        await ExecuteAsync("UPDATE capture_parse SET due_at = clock_timestamp() - interval '1 minute'");
        Assert.Single(await tables.Sessions.WaitingAsync(10, CancellationToken.None));
        await ExecuteAsync("UPDATE capture_line SET received_at = received_at - interval '1 year'");

        Assert.Equal(0, (await new LineExpiry(DataSource).RunAsync(TimeSpan.FromDays(1), CancellationToken.None)).Lines);
    }

    private static async Task GoOnAsync(CapturedTables tables, long session, long first, params string[] texts)
    {
        await tables.Lines.StoreAsync(new(1, "x", [.. texts.Select((text, i) => CapturedTables.Line(first + i, text))]), CancellationToken.None);
        await tables.FinishAsync(session);
    }

    private async Task ExpireAsync(long through)
    {
        await ExecuteAsync($"UPDATE capture_line SET received_at = received_at - interval '1 year' WHERE sequence <= {through}");
        Assert.Equal(through, (await new LineExpiry(DataSource).RunAsync(TimeSpan.FromDays(1), CancellationToken.None)).Lines);
    }

    private static string[] Hand(int number) =>
    [
        $"Hand #{number}",
        "Ann posts the small blind of 5",
        "Bob posts the big blind of 10",
        "Cy raises to 30",
        "Ann folds",
        "Bob folds",
        "Cy wins 45",
    ];
}
