using Poker.Tests.Harness;

namespace Poker.Tests.Capture.Parsing;

public sealed class KilledParsingTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    [Fact]
    public async Task A_process_that_is_killed_while_it_parses_leaves_whole_rounds_and_the_next_goes_on_from_them()
    {
        using var tables = new CapturedTables(DataSource);
        var lines = Games.Plain(11, 60);
        await tables.ParseAsync("s", "x", lines, "plain");
        var expected = await tables.RowsAsync();
        await ExecuteAsync("TRUNCATE capture_source RESTART IDENTITY CASCADE");

        var session = await tables.StoreAsync("s", "x", lines, "plain");
        var rounds = 0;
        for (var hands = -1L; ; rounds++)
        {
            using var child = ChildProcess.Start("parse", ConnectionString, $"{session}");
            var (exitCode, output, errors) = await child.EndAsync();
            var now = await ReadAsync<long>("SELECT count(*) FROM hand");
            Assert.True(now >= hands && rounds < 60, $"{now} hands after {hands}: {output} {errors}");
            hands = now;
            if (exitCode == 0)
            {
                break;
            }
        }

        Assert.True(rounds > 0, "It was never killed.");
        Assert.Equal(expected, await tables.RowsAsync());
    }
}
