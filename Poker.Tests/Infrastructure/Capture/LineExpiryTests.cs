using Poker.Infrastructure.Capture;
using Poker.Tests.Harness;

namespace Poker.Tests.Infrastructure.Capture;

public sealed class LineExpiryTests(PostgresFixture postgres) : CaptureTests(postgres)
{
    private static readonly TimeSpan Retention = TimeSpan.FromDays(30);

    private LineExpiry Expiry => new(DataSource, chunk: 3);

    [Fact]
    public async Task Old_parsed_lines_go_in_order_and_what_came_later_stays()
    {
        var session = await SessionOfAsync(10);
        await ParsedAsync(session, 10);
        await AgeAsync(session, 31, "sequence <= 7");

        Assert.Equal(new ExpiredLines(1, 7), await Expiry.RunAsync(Retention, CancellationToken.None));

        Assert.Equal([8L, 9, 10], (await RowsAsync(session)).Keys);
        Assert.Equal((10, 10, 7, 0, 0, false), await SessionAsync(session));
        Assert.Equal(new ExpiredLines(0, 0), await Expiry.RunAsync(Retention, CancellationToken.None));
    }

    [Fact]
    public async Task A_line_that_expired_is_acknowledged_and_not_stored_again()
    {
        var session = await SessionOfAsync(5);
        await ParsedAsync(session, 5);
        await AgeAsync(session, 31, "true");
        await Expiry.RunAsync(Retention, CancellationToken.None);

        var again = await StoreAsync(await SourceAsync(), (2, "line 2"), (4, "another text"), (6, "line 6"));

        Assert.Equal((session, 1, 2, 6L, 0), (again.Session, again.Stored, again.Repeated, again.Through, again.Conflicts.Count));
        Assert.Equal([6L], (await RowsAsync(session)).Keys);
        Assert.Equal((6, 6, 5, 0, 0, false), await SessionAsync(session));
    }

    [Fact]
    public async Task Lines_that_are_not_parsed_or_to_be_parsed_again_stay_however_old()
    {
        var session = await SessionOfAsync(9);
        await AgeAsync(session, 400, "true");
        Assert.Equal(new ExpiredLines(0, 0), await Expiry.RunAsync(Retention, CancellationToken.None));

        await ParsedAsync(session, 4);
        Assert.Equal(new ExpiredLines(1, 4), await Expiry.RunAsync(Retention, CancellationToken.None));
        Assert.Equal([5L, 6, 7, 8, 9], (await RowsAsync(session)).Keys);

        await ParsedAsync(session, 9);
        await ExecuteAsync("UPDATE capture_session SET revision = 1");
        Assert.Equal(new ExpiredLines(0, 0), await Expiry.RunAsync(Retention, CancellationToken.None));
    }

    [Fact]
    public async Task A_young_line_between_old_ones_keeps_those_behind_it()
    {
        var session = await SessionOfAsync(8);
        await ParsedAsync(session, 8);
        await AgeAsync(session, 31, "sequence <> 5");

        Assert.Equal(new ExpiredLines(1, 4), await Expiry.RunAsync(Retention, CancellationToken.None));

        Assert.Equal([5L, 6, 7, 8], (await RowsAsync(session)).Keys);
        Assert.Equal(4, (await SessionAsync(session)).Expired);
    }

    private async Task<long> SessionOfAsync(int lines) =>
        (await StoreAsync(await SourceAsync(), [.. Enumerable.Range(1, lines).Select(sequence => ((long)sequence, $"line {sequence}"))])).Session;

    private Task ParsedAsync(long session, long through) => ExecuteAsync(
        $"""
        INSERT INTO capture_parse (session, revision, parsed_through, tables) VALUES ({session}, 0, {through}, '{"{}"}')
        ON CONFLICT (session) DO UPDATE SET parsed_through = {through}
        """);

    private Task AgeAsync(long session, int days, string which) =>
        ExecuteAsync($"UPDATE capture_line SET received_at = clock_timestamp() - interval '{days} days' WHERE session = {session} AND {which}");
}
