using Poker.Capture.Parsing;
using Poker.Core.Numerics;
using Poker.Infrastructure.Capture;
using Poker.Tests.Harness;

namespace Poker.Tests.Capture.Parsing;

public sealed class AnyOrderTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    private const int Rounds = 12;

    private static readonly (string Session, CapturedLine[] Lines)[] Sessions =
    [
        ("three tables", Numbered(Games.Interleaved(
            1, ("a", Games.Plain(2, 25)), ("b", Games.PokerNow(3, 20)), (null, Games.Plain(4, 20, "[Table 7] "))))),
        ("one table", Numbered(Games.Interleaved(5, (null, Games.PokerNow(6, 25))))),
        ("few lines", Numbered(Games.Interleaved(7, (null, Games.Plain(8, 3))))),
        ("no game", Numbered([.. Enumerable.Repeat(((string?)null, "GET /favicon.ico"), 30)])),
    ];

    [Fact]
    public async Task The_same_lines_give_the_same_hands_in_any_order_and_any_batches_however_often_they_are_parsed_between()
    {
        var expected = await AtOnceAsync();
        Assert.True(expected.Count > 70, $"There are only {expected.Count} hands.");
        var random = new Rng(9);
        for (var round = 0; round < Rounds; round++)
        {
            await ExecuteAsync("TRUNCATE capture_source RESTART IDENTITY CASCADE");
            Assert.Equal(expected, await AtRandomAsync((ulong)round, random.Below(2) == 0));
        }
    }

    private static CapturedLine[] Numbered(List<(string? Table, string Text)> lines) =>
        [.. lines.Select((line, i) => CapturedTables.Line(i + 1, line.Text, line.Table))];

    private async Task<List<string>> AtOnceAsync()
    {
        using var tables = new CapturedTables(DataSource);
        var source = (await tables.Sources.EnsureAsync("source", null, CancellationToken.None)).Id;
        foreach (var (session, lines) in Sessions)
        {
            var receipt = await tables.Lines.StoreAsync(new(source, session, lines, IsLast: true), CancellationToken.None);
            await tables.FinishAsync(receipt.Session);
        }

        return await tables.RowsAsync();
    }

    // Where nothing is waited for, the hand under way comes out after every round, and is replaced by the next.
    private async Task<List<string>> AtRandomAsync(ulong seed, bool isImpatient)
    {
        var random = new Rng(100 + seed);
        using var tables = new CapturedTables(
            DataSource,
            new ParsingOptions
            {
                LinesPerRound = 1 + (int)random.Below(300),
                IdleAfter = isImpatient ? TimeSpan.Zero : TimeSpan.FromHours(1),
            });
        var source = (await tables.Sources.EnsureAsync("source", null, CancellationToken.None)).Id;
        var batches = new List<(string Session, CapturedLine[] Lines)>();
        foreach (var (session, lines) in Sessions)
        {
            for (var i = 0; i < lines.Length;)
            {
                var count = 1 + (int)random.Below(120);
                batches.Add((session, [.. lines.Skip(i).Take(count)]));
                i += count;
            }
        }

        // Near to where they belong, as batches of several connections come.
        var order = batches.Select((batch, i) => (Batch: batch, Place: i + (int)random.Below(12))).OrderBy(one => one.Place).Select(one => one.Batch);
        var ids = new Dictionary<string, long>();
        foreach (var (session, lines) in order)
        {
            ids[session] = (await tables.Lines.StoreAsync(new(source, session, lines), CancellationToken.None)).Session;
            if (random.Below(3) == 0)
            {
                await tables.Round.RunAsync(ids[session], CancellationToken.None);
            }
        }

        foreach (var id in ids.Values)
        {
            await tables.Lines.EndAsync(id, CancellationToken.None);
            await tables.FinishAsync(id);
        }

        return await tables.RowsAsync();
    }
}
