using Npgsql;
using Poker.Capture.Parsing;
using Poker.Infrastructure.Capture;
using Poker.Tests.Harness;

namespace Poker.Tests.Capture.Parsing;

public sealed class ParsingRoundTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    private const string Summary = "SELECT name || ' ' || first_line || '-' || last_line FROM hand ORDER BY first_line, first_part";
    private const string Reasons = "SELECT cause || ' ' || first_line || '-' || last_line || ' at ' || fault_line || ': ' || reason FROM quarantine ORDER BY first_line";

    private static readonly string[] First = Hand(1), Second = Hand(2), Third = Hand(3);

    [Fact]
    public async Task A_session_that_gets_a_line_while_it_is_saved_waits_and_one_that_is_done_with_does_not()
    {
        using var tables = new CapturedTables(DataSource);
        var session = await tables.StoreAsync("s", "x", Games.Plain(32, 3), "plain", isLast: false);
        Assert.Equal([session], await tables.Sessions.WaitingAsync(10, CancellationToken.None));
        var through = await ReadAsync<long>("SELECT through FROM capture_session");

        await using var connection = await DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var storing = new Npgsql.NpgsqlCommand(
            $"""
            INSERT INTO capture_line (session, sequence, length, text) VALUES ({session}, {through + 1}, 4, 'Late');
            UPDATE capture_session SET through = {through + 1}, largest = {through + 1}, waits = TRUE
            """,
            connection);
        await storing.ExecuteNonQueryAsync();
        var round = tables.Round.RunAsync(session, CancellationToken.None);
        await Poll.UntilAsync(async () => await ReadAsync<bool>(
            "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock')"), "the round waited");
        await transaction.CommitAsync();
        await round;

        Assert.Equal([session], await tables.Sessions.WaitingAsync(10, CancellationToken.None));
        await tables.FinishAsync(session);
        Assert.Empty(await tables.Sessions.WaitingAsync(10, CancellationToken.None));
        Assert.False(await ReadAsync<bool>("SELECT waits FROM capture_session"));
    }

    [Fact]
    public async Task A_hand_comes_out_when_the_next_begins_or_the_session_ends()
    {
        using var tables = new CapturedTables(DataSource);
        var session = await tables.ParseAsync("s", "x", [.. First, .. Second], "plain", isLast: false);
        Assert.Equal(["1 1-7"], await tables.TextsAsync(Summary));

        await tables.Lines.EndAsync(session, CancellationToken.None);
        await tables.FinishAsync(session);
        Assert.Equal(["1 1-7", "2 8-14"], await tables.TextsAsync(Summary));
        Assert.Equal(
            ["14 14 0 t f t"],
            await tables.TextsAsync("SELECT concat_ws(' ', parsed_through, understood, noise, is_closed, tables::text LIKE '%memory%', due_at IS NULL) FROM capture_parse"));
    }

    [Fact]
    public async Task A_hand_that_is_paid_comes_out_after_a_while_and_is_replaced_by_what_follows()
    {
        using var patient = new CapturedTables(DataSource);
        using var tables = new CapturedTables(DataSource, new ParsingOptions { IdleAfter = TimeSpan.Zero });
        var session = await patient.ParseAsync("s", "x", First, "plain", isLast: false);
        Assert.Empty(await tables.TextsAsync(Summary));
        Assert.Equal(["1"], await tables.TextsAsync("SELECT count(*) FROM capture_parse WHERE due_at > clock_timestamp()"));
        Assert.Empty(await tables.Sessions.WaitingAsync(9, CancellationToken.None));

        await tables.FinishAsync(session);
        Assert.Equal(["1 1-7"], await tables.TextsAsync(Summary));
        Assert.Equal(["0"], await tables.TextsAsync("SELECT count(*) FROM capture_parse WHERE due_at IS NOT NULL"));
        var id = await ReadAsync<long>("SELECT id FROM hand");
        await tables.FinishAsync(session);
        Assert.Equal(id, await ReadAsync<long>("SELECT id FROM hand"));

        await tables.Lines.StoreAsync(new(1, "x", [CapturedTables.Line(8, "Cy shows Qs Qh")]), CancellationToken.None);
        await tables.FinishAsync(session);
        Assert.Equal(["1 1-8"], await tables.TextsAsync(Summary));
        Assert.NotEqual(id, await ReadAsync<long>("SELECT id FROM hand"));
    }

    [Fact]
    public async Task Lines_that_never_came_cost_the_hand_they_were_of_and_a_late_one_brings_it_back()
    {
        using var tables = new CapturedTables(DataSource);
        string[] all = [.. First, .. Second, .. Third];
        var source = (await tables.Sources.EnsureAsync("s", "plain", CancellationToken.None)).Id;
        CapturedLine[] lines = [.. all.Select((text, i) => CapturedTables.Line(i + 1, text))];
        var session = (await tables.Lines.StoreAsync(new(source, "x", [.. lines.Where(line => line.Sequence is not (11 or 12))], IsLast: true), CancellationToken.None)).Session;
        await tables.FinishAsync(session);
        Assert.Equal(["1 1-7"], await tables.TextsAsync(Summary));

        Assert.Equal([session], await tables.Sessions.WithHolesAsync(TimeSpan.Zero, CancellationToken.None));
        Assert.Empty(await tables.Sessions.WithHolesAsync(TimeSpan.FromHours(1), CancellationToken.None));
        await tables.Lines.GiveUpGapsAsync(session, TimeSpan.Zero, CancellationToken.None);
        await tables.FinishAsync(session);
        Assert.Equal(["1 1-7", "3 15-21"], await tables.TextsAsync(Summary));
        Assert.Equal("BrokenOff 8-10 at 10: the lines 11 to 12 are missing", (await tables.TextsAsync(Reasons))[0]);

        await tables.Lines.StoreAsync(new(source, "x", [lines[10], lines[11]]), CancellationToken.None);
        Assert.Equal([session], await tables.Sessions.WaitingAsync(9, CancellationToken.None));
        await tables.FinishAsync(session);
        Assert.Equal(["1 1-7", "2 8-14", "3 15-21"], await tables.TextsAsync(Summary));
        Assert.Empty(await tables.TextsAsync(Reasons));
        Assert.Empty(await tables.Sessions.WaitingAsync(9, CancellationToken.None));
    }

    [Fact]
    public async Task Hands_that_begin_within_one_text_are_hands()
    {
        using var tables = new CapturedTables(DataSource);
        string[] texts = [string.Join("\r\n", First) + "\n" + string.Join('\n', Second), string.Join('\n', Third)];
        await tables.ParseAsync("s", "x", texts, "plain");
        Assert.Equal(["1 1.0", "2 1.7", "3 2.0"], await tables.TextsAsync("SELECT name || ' ' || first_line || '.' || first_part FROM hand ORDER BY first_line, first_part"));
        await tables.Round.RunAnewAsync(1, CancellationToken.None);
        Assert.Equal(["1 1-1", "2 1-1", "3 2-2"], await tables.TextsAsync(Summary));
    }

    [Fact]
    public async Task A_dialect_is_told_by_the_first_lines_and_where_it_cannot_be_by_naming_it()
    {
        using var tables = new CapturedTables(DataSource);
        // As much of one game as of another.
        string[] mixed = [.. First, .. Enumerable.Range(0, 9).Select(_ => "Player stacks: #5 \"Ann @ xYz12AbC1\" (46332)"), .. Second];
        var session = await tables.ParseAsync("s", "x", mixed);
        Assert.Empty(await tables.TextsAsync(Summary));
        var status = Assert.Single((await new SessionStatusStore(DataSource).ReadAsync(9, CancellationToken.None))[0].Tables);
        Assert.Null(status.Dialect);
        Assert.NotNull(status.Why);

        await tables.Sources.EnsureAsync("s", "plain", CancellationToken.None);
        Assert.Equal(RoundOutcome.Parsed, (await tables.Round.RunAnewAsync(session, CancellationToken.None)).Outcome);
        Assert.Equal(["1 1-7", "2 17-23"], await tables.TextsAsync(Summary));
        Assert.Equal(
            new TableStatus("", "plain", null, null, 23, 14), Assert.Single((await new SessionStatusStore(DataSource).ReadAsync(9, CancellationToken.None))[0].Tables));
    }

    [Fact]
    public async Task Noise_however_long_before_a_game_does_not_hide_its_dialect()
    {
        using var tables = new CapturedTables(DataSource);
        var noise = Enumerable.Repeat("GET /favicon.ico", TableParser.WindowLines + 77);
        await tables.ParseAsync("s", "x", [.. noise, .. First, .. Second], isLast: true);
        Assert.Equal(["1 278-284", "2 285-291"], await tables.TextsAsync(Summary));
    }

    [Fact]
    public async Task Nobody_parses_a_session_that_somebody_else_parses()
    {
        using var tables = new CapturedTables(DataSource);
        var session = await tables.StoreAsync("s", "x", First, "plain");
        await using var connection = await DataSource.OpenConnectionAsync();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            Assert.NotNull(await ParseStore.HoldAsync(connection, session, CancellationToken.None));
            await transaction.CommitAsync();
        }

        await using (var transaction = await connection.BeginTransactionAsync())
        {
            Assert.NotNull(await ParseStore.HoldAsync(connection, session, CancellationToken.None));
            Assert.Equal(RoundOutcome.Held, (await tables.Round.RunAsync(session, CancellationToken.None)).Outcome);
            Assert.Empty(await tables.TextsAsync(Summary));
        }

        Assert.Equal(RoundOutcome.Parsed, (await tables.Round.RunAsync(session, CancellationToken.None)).Outcome);
        Assert.Equal(["1 1-7"], await tables.TextsAsync(Summary));
    }

    [Fact]
    public async Task Where_lines_have_expired_hands_stay_and_what_was_known_of_players_goes()
    {
        using var tables = new CapturedTables(DataSource);
        var session = await tables.ParseAsync("s", "x", [.. First, .. Second], "plain", isLast: false);
        Assert.Equal(["true"], await tables.TextsAsync("SELECT (tables::text LIKE '%memory%')::text FROM capture_parse"));
        await ExecuteAsync("UPDATE capture_line SET received_at = received_at - interval '1 year'");
        await new LineExpiry(DataSource).RunAsync(TimeSpan.FromDays(1), CancellationToken.None);
        Assert.Equal(1, await tables.Sessions.ForgetExpiredAsync(CancellationToken.None));
        Assert.Equal(["false true"], await tables.TextsAsync("SELECT (tables::text LIKE '%memory%')::text || ' ' || is_closed::text FROM capture_parse"));

        Assert.Equal(RoundOutcome.Expired, (await tables.Round.RunAnewAsync(session, CancellationToken.None)).Outcome);
        await tables.Lines.StoreAsync(new(1, "x", [.. Third.Select((text, i) => CapturedTables.Line(15 + i, text))], IsLast: true), CancellationToken.None);
        await tables.FinishAsync(session);
        Assert.Equal(["1 1-7", "3 15-21"], await tables.TextsAsync(Summary));
    }

    [Fact]
    public async Task A_failure_anywhere_in_a_round_changes_nothing_and_the_next_round_makes_up_for_it()
    {
        var sink = new FailingSink();
        using var tables = new CapturedTables(DataSource, new ParsingOptions { LinesPerRound = 10, IdleAfter = TimeSpan.FromHours(1) }, sink);
        var session = await tables.StoreAsync("s", "x", [.. First, .. Second, .. Third], "plain");
        var failures = 0;
        while (true)
        {
            try
            {
                await tables.FinishAsync(session);
                break;
            }
            catch (InvalidOperationException)
            {
                failures++;
                Assert.Equal(sink.Committed, await ReadAsync<long>("SELECT count(*) FROM hand"));
            }
        }

        Assert.Equal((3, 3), (failures, sink.Hands.Count));
        Assert.Equal(["1 1-7", "2 8-14", "3 15-21"], await tables.TextsAsync(Summary));
        Assert.Equal(await tables.TextsAsync("SELECT id FROM hand ORDER BY first_line"), sink.Hands.Select(id => $"{id}"));
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

    // Takes every hand at the second attempt.
    private sealed class FailingSink : IHandSink
    {
        private bool _fails;

        public List<long> Hands { get; } = [];

        public long Committed => Hands.Count;

        public Task TakeAsync(NpgsqlConnection connection, IReadOnlyList<StoredHand> hands, CancellationToken cancellation)
        {
            _fails = !_fails;
            if (_fails)
            {
                throw new InvalidOperationException("It fails now.");
            }

            Hands.AddRange(hands.Select(hand => hand.Id));
            return Task.CompletedTask;
        }
    }
}
