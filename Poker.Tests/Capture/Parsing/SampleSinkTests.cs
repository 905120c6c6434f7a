using Poker.Capture.Parsing;
using Poker.Tests.Harness;

namespace Poker.Tests.Capture.Parsing;

public sealed class SampleSinkTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    private const string Samples = "SELECT hand.name || ' ' || decision || ' ' || sample.mode FROM sample JOIN hand ON hand.id = hand ORDER BY 1";

    [Fact]
    public async Task Samples_come_and_go_with_their_hands()
    {
        using var folder = new TemporaryFolder();
        using var tables = new CapturedTables(DataSource, null, [.. HandSinks.Of(folder.Root)]);
        var session = await tables.ParseAsync("s", "x", Hand("Ah Kd"), "plain");
        Assert.Equal(["7 0 taken", "7 3 taken", "7 5 taken"], await tables.TextsAsync(Samples));
        var first = await tables.TextsAsync("SELECT encode(features, 'hex') FROM sample ORDER BY decision");

        // Parsed anew, what is as it was stays; with other cards told, all of it is made again.
        await tables.Round.RunAnewAsync(session, CancellationToken.None);
        Assert.Equal(first, await tables.TextsAsync("SELECT encode(features, 'hex') FROM sample ORDER BY decision"));
        await ExecuteAsync("UPDATE capture_line SET text = replace(text, 'Ah Kd', '2c 7d')");
        await tables.Round.RunAnewAsync(session, CancellationToken.None);
        Assert.Equal(["7 0 taken", "7 3 taken", "7 5 taken"], await tables.TextsAsync(Samples));
        Assert.NotEqual(first, await tables.TextsAsync("SELECT encode(features, 'hex') FROM sample ORDER BY decision"));
    }

    private static string[] Hand(string cards) =>
    [
        "Hand #7",
        "Seat 1: Ann (1,000)",
        "Seat 2: Bob (1,000)",
        "Dealer: Ann",
        "Ann posts the small blind of 5",
        "Bob posts the big blind of 10",
        $"Ann is dealt {cards}",
        "Ann raises to 30",
        "Bob calls 20",
        "Flop: Ac 5h 9d",
        "Bob checks",
        "Ann bets 20",
        "Bob raises to 60",
        "Ann folds",
        "Bob wins 140",
    ];
}
