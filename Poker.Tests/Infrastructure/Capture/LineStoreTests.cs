using Npgsql;
using Poker.Core.Numerics;
using Poker.Infrastructure.Capture;
using Poker.Infrastructure.Postgres;
using Poker.Tests.Harness;

namespace Poker.Tests.Infrastructure.Capture;

public sealed class LineStoreTests(PostgresFixture postgres) : CaptureTests(postgres)
{
    [Fact]
    public async Task Lines_come_back_as_they_were_sent()
    {
        var at = new DateTimeOffset(2026, 11, 22, 10, 0, 0, 123, TimeSpan.FromHours(2));
        var source = await SourceAsync();

        var receipt = await Lines.StoreAsync(
            new LineBatch(source, Session, [new(1, "Player 1 raises to 50", at, "Table 2"), new(2, "ünïcode ♠ 🂡", DateTimeOffset.MaxValue), new(3, "", DateTimeOffset.MinValue, "")]),
            CancellationToken.None);

        Assert.Equal((3, 0, 3L), (receipt.Stored, receipt.Repeated, receipt.Through));
        Assert.Empty(receipt.Conflicts);
        var read = await ReadLinesAsync(receipt.Session, 0, 10);
        Assert.Equal(
            [(1, "Player 1 raises to 50", 21, at, "Table 2"), (2, "ünïcode ♠ 🂡", 12, DateTimeOffset.MaxValue, null), (3, "", 0, DateTimeOffset.MinValue, null)],
            read.Select(line => (line.Sequence, line.Text, line.Length, line.ToldAt!.Value, line.Table)));
        Assert.All(read, line => Assert.InRange(DateTimeOffset.UtcNow - line.ReceivedAt, TimeSpan.FromMinutes(-1), TimeSpan.FromMinutes(5)));
        Assert.Equal([2L], (await ReadLinesAsync(receipt.Session, 1, 1)).Select(line => line.Sequence));
    }

    [Fact]
    public async Task A_line_that_comes_again_is_repeated_and_with_another_text_or_table_a_conflict()
    {
        var source = await SourceAsync();
        await StoreAsync(source, (1, "a"), (2, "b"), (3, "c"));

        var again = await Lines.StoreAsync(
            new LineBatch(source, Session, [new(3, "c", Table: "other"), new(1, "a"), new(2, "B"), new(4, "d"), new(4, "D"), new(4, "d"), new(2, "B")]), CancellationToken.None);

        Assert.Equal((1, 2, 4L), (again.Stored, again.Repeated, again.Through));
        Assert.Equal([2L, 3, 4], again.Conflicts);
        Assert.Equal(["a", "b", "c", "d"], (await RowsAsync(again.Session)).Values.Select(row => row.Text));
        Assert.Equal((4, 4, 0, 3, 0, false), await SessionAsync(again.Session));
    }

    [Fact]
    public async Task What_stands_behind_a_hole_is_durable_and_not_read_until_the_hole_is_filled()
    {
        var source = await SourceAsync();
        await StoreAsync(source, (1, "a"), (2, "b"));
        await StoreAsync(source, (6, "f"), (4, "d"));
        var behind = await StoreAsync(source, (5, "e"));
        var held = await ReadLinesAsync(behind.Session, 0, 100);

        var filled = await StoreAsync(source, (3, "c"));

        Assert.Equal((2L, 6L), (behind.Through, filled.Through));
        Assert.Equal([1L, 2], held.Select(line => line.Sequence));
        Assert.Equal("abcdef", string.Concat((await ReadLinesAsync(filled.Session, 0, 100)).Select(line => line.Text)));
        Assert.Equal((6, 6, 0, 0, 0, false), await SessionAsync(filled.Session));
    }

    [Fact]
    public async Task A_hole_that_is_given_up_is_passed_over_and_a_line_of_it_that_comes_all_the_same_raises_the_revision()
    {
        var source = await SourceAsync();
        await StoreAsync(source, (1, "a"), (4, "d"), (5, "e"));
        var session = (await StoreAsync(source, (8, "h"))).Session;

        Assert.Empty(await Lines.GiveUpGapsAsync(session, TimeSpan.FromMinutes(10), CancellationToken.None));
        Assert.Equal([new LostLines(2, 3), new LostLines(6, 7)], await Lines.GiveUpGapsAsync(session, TimeSpan.Zero, CancellationToken.None));
        Assert.Equal([1L, 4, 5, 8], (await ReadLinesAsync(session, 0, 100)).Select(line => line.Sequence));
        Assert.Empty(await Lines.GiveUpGapsAsync(session, TimeSpan.Zero, CancellationToken.None));
        Assert.Equal((8, 8, 0, 0, 0, false), await SessionAsync(session));

        var late = await StoreAsync(source, (3, "c"), (9, "i"));

        Assert.Equal((2, 9L), (late.Stored, late.Through));
        Assert.Equal((9, 9, 0, 0, 1, false), await SessionAsync(session));
        Assert.Equal([1L, 3, 4, 5, 8, 9], (await ReadLinesAsync(session, 0, 100)).Select(line => line.Sequence));
    }

    [Fact]
    public async Task A_hole_is_waited_for_from_when_it_was_seen_however_many_lines_come_behind_it()
    {
        var source = await SourceAsync();
        var patience = TimeSpan.FromMinutes(10);
        var session = (await StoreAsync(source, (1, "a"), (3, "c"), (4, "d"), (6, "f"))).Session;
        await ExecuteAsync("UPDATE capture_line SET received_at = received_at - interval '11 minutes'");
        await ExecuteAsync("UPDATE capture_session SET gap_since = gap_since - interval '11 minutes'");
        var parse = new ParseStore(DataSource);

        // Line 7 comes now, and so does what tells of a third hole; the first two are old.
        await StoreAsync(source, (7, "g"), (9, "i"));
        Assert.Equal([session], await parse.WithHolesAsync(patience, CancellationToken.None));
        Assert.Equal([new LostLines(2, 2), new LostLines(5, 5)], await Lines.GiveUpGapsAsync(session, patience, CancellationToken.None));
        Assert.Equal((7, 9, 0, 0, 0, false), await SessionAsync(session));
        Assert.Empty(await parse.WithHolesAsync(patience, CancellationToken.None));
        Assert.Equal(1L, await ReadAsync<long>("SELECT count(*) FROM capture_session JOIN capture_line ON session = id WHERE sequence = 9 AND gap_since = received_at"));

        await StoreAsync(source, (8, "h"));
        Assert.Equal(1L, await ReadAsync<long>("SELECT count(*) FROM capture_session WHERE gap_since IS NULL AND through = 9"));
        Assert.Empty(await parse.WithHolesAsync(TimeSpan.Zero, CancellationToken.None));
    }

    [Fact]
    public async Task A_hole_behind_one_that_is_filled_is_waited_for_from_when_the_line_behind_it_came()
    {
        var source = await SourceAsync();
        await StoreAsync(source, (1, "a"), (3, "c"));
        await StoreAsync(source, (5, "e"));
        await StoreAsync(source, (2, "b"));
        Assert.Equal(1L, await ReadAsync<long>("SELECT count(*) FROM capture_session JOIN capture_line ON session = id WHERE sequence = 5 AND gap_since = received_at"));
    }

    [Fact]
    public async Task What_PostgreSQL_cannot_hold_is_replaced_and_what_is_too_long_is_cut()
    {
        var source = await SourceAsync();
        var tenMegabytes = new string('x', 10 << 20);
        var cutPair = new string('y', LineText.Longest - 1) + "🂡";

        var receipt = await StoreAsync(source, (1, "a\0b"), (2, "\ud83c!\udca1"), (3, tenMegabytes), (4, cutPair));
        var again = await StoreAsync(source, (1, "a\0b"), (2, "\ud83c!\udca1"), (3, tenMegabytes), (4, cutPair));
        var longer = await StoreAsync(source, (3, tenMegabytes + "x"));

        Assert.Equal(
            ["a\ufffdb", "\ufffd!\ufffd", tenMegabytes[..LineText.Longest], cutPair[..^2] + "\ufffd"], (await RowsAsync(receipt.Session)).Values.Select(row => row.Text));
        Assert.Equal([3, 3, 10 << 20, LineText.Longest + 1], (await ReadLinesAsync(receipt.Session, 0, 10)).Select(line => line.Length));
        Assert.Equal((0, 4), (again.Stored, again.Repeated));
        Assert.Equal([3L], longer.Conflicts);
    }

    [Fact]
    public async Task Sources_and_sessions_do_not_see_each_other()
    {
        var (first, second) = (await SourceAsync("first"), await SourceAsync("second"));
        var receipts = new[]
        {
            await StoreAsync(first, (1, "a")),
            await StoreAsync(second, (1, "b")),
            await Lines.StoreAsync(new LineBatch(first, "page-2", [new(1, "c")]), CancellationToken.None),
        };

        Assert.All(receipts, receipt => Assert.Equal((1, 1L, 0), (receipt.Stored, receipt.Through, receipt.Conflicts.Count)));
        Assert.Equal(3, receipts.Select(receipt => receipt.Session).Distinct().Count());
        Assert.Equal((1L, 0L), (await Lines.ThroughAsync(first, Session, CancellationToken.None), await Lines.ThroughAsync(second, "page-2", CancellationToken.None)));
    }

    [Fact]
    public async Task A_session_ends_with_its_last_batch_or_when_it_is_told_to()
    {
        var source = await SourceAsync();
        var last = await Lines.StoreAsync(new LineBatch(source, Session, [], IsLast: true), CancellationToken.None);
        var open = await Lines.StoreAsync(new LineBatch(source, "other", [new(1, "a")]), CancellationToken.None);

        Assert.True((await SessionAsync(last.Session)).HasEnded);
        Assert.False((await SessionAsync(open.Session)).HasEnded);
        await Lines.EndAsync(open.Session, CancellationToken.None);
        Assert.True((await SessionAsync(open.Session)).HasEnded);
        Assert.Equal(1, (await StoreAsync(source, (1, "late"))).Stored);
    }

    [Fact]
    public async Task Who_listens_hears_of_new_lines()
    {
        var source = await SourceAsync();
        await using var connection = await DataSource.OpenConnectionAsync();
        var heard = new List<string>();
        connection.Notification += (_, told) => heard.Add($"{told.Channel} {told.Payload}");
        await using (var listen = new NpgsqlCommand($"LISTEN {LineStore.Channel}", connection))
        {
            await listen.ExecuteNonQueryAsync();
        }

        var receipt = await StoreAsync(source, (1, "a"));
        await connection.WaitAsync();
        await StoreAsync(source, (1, "a"));
        await StoreAsync(source, (2, "b"));
        await connection.WaitAsync();

        Assert.Equal([$"poker_lines {receipt.Session}", $"poker_lines {receipt.Session}"], heard);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("a\0", 1)]
    [InlineData("page-1", 0)]
    [InlineData("page-1", -7)]
    [InlineData("page-1", 1L << 53)]
    [InlineData("page-1", long.MaxValue)]
    public async Task Names_and_sequences_out_of_range_are_refused(string session, long sequence)
    {
        var source = await SourceAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => Lines.StoreAsync(new LineBatch(source, session, [new(1, "a"), new(sequence, "b")]), CancellationToken.None));

        Assert.Equal(0L, await ReadAsync<long>("SELECT count(*) FROM capture_session"));
    }

    [Fact]
    public async Task The_largest_sequence_is_a_line_like_any_other()
    {
        var source = await SourceAsync();

        var far = await StoreAsync(source, (LineStore.LargestSequence, "z"), (1, "a"));

        Assert.Equal((2, 1L), (far.Stored, far.Through));
        Assert.Equal([new LostLines(2, LineStore.LargestSequence - 1)], await Lines.GiveUpGapsAsync(far.Session, TimeSpan.Zero, CancellationToken.None));
        Assert.Equal((LineStore.LargestSequence, LineStore.LargestSequence, 0, 0, 0, false), await SessionAsync(far.Session));
    }

    [Fact]
    public async Task A_database_that_is_away_is_told_as_one_and_nothing_is_stored()
    {
        var source = await SourceAsync();
        await using var away = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(ConnectionString) { Port = 1, Timeout = 5 });

        await Assert.ThrowsAsync<DatabaseException>(() => new LineStore(away).StoreAsync(new LineBatch(source, Session, [new(1, "a")]), CancellationToken.None));
        await Assert.ThrowsAsync<DatabaseException>(() => StoreAsync(source + 1000, (1, "of no source")));

        Assert.Equal(0L, await ReadAsync<long>("SELECT count(*) FROM capture_line"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Any_cutting_order_and_repetition_of_lines_is_stored_as_a_line_at_a_time_would_be(ulong seed)
    {
        var (rng, model, source) = (new Rng(seed), new LineModel(), await SourceAsync());
        var session = (await StoreAsync(source)).Session;
        for (var i = 0; i < 60; i++)
        {
            var batch = new LineBatch(source, Session, [.. Enumerable.Range(0, (int)rng.Below(40)).Select(_ => Drawn(ref rng, 400))]);
            var (expected, told) = (model.Store(session, batch), await Lines.StoreAsync(batch, CancellationToken.None));
            Assert.Equal((expected.Session, expected.Stored, expected.Repeated, expected.Through), (told.Session, told.Stored, told.Repeated, told.Through));
            Assert.Equal(expected.Conflicts, told.Conflicts);
        }

        Assert.Equal(model.Lines, await RowsAsync(session));
        Assert.Equal((model.Through, model.Lines.Keys.Max(), 0L, model.Conflicts, 0, false), await SessionAsync(session));
    }

    [Fact]
    public async Task Many_senders_at_once_store_each_line_once()
    {
        const int Senders = 8, Count = 600;
        var source = await SourceAsync();
        var receipts = await Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Run(async () =>
        {
            var (rng, told) = (new Rng((ulong)sender + 10), new List<LineReceipt>());
            var left = Enumerable.Range(1, Count).Where(sequence => sequence % Senders == sender || rng.Below(3) == 0).OrderBy(_ => rng.Next()).ToList();
            foreach (var part in left.Chunk(37))
            {
                told.Add(await Lines.StoreAsync(
                    new LineBatch(source, Session, [.. part.Select(sequence => new CapturedLine(sequence, $"line {sequence}"))]), CancellationToken.None));
            }

            return told;
        })));

        var all = receipts.SelectMany(told => told).ToList();
        var session = Assert.Single(all.Select(receipt => receipt.Session).Distinct());
        Assert.Equal(Count, all.Sum(receipt => receipt.Stored));
        Assert.Equal(Count, all.Max(receipt => receipt.Through));
        Assert.All(all, receipt => Assert.Empty(receipt.Conflicts));
        Assert.Equal(Enumerable.Range(1, Count).Select(sequence => ((long)sequence, $"line {sequence}")), (await RowsAsync(session)).Select(row => (row.Key, row.Value.Text)));
    }

    private static CapturedLine Drawn(ref Rng rng, uint most)
    {
        var sequence = 1 + (long)rng.Below(most);
        return new CapturedLine(sequence, rng.Below(20) == 0 ? "another text" : $"line {sequence}", Table: rng.Below(25) == 0 ? "t" : null);
    }
}
