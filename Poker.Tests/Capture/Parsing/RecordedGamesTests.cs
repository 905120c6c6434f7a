using Poker.Core.Dialects;
using Poker.Tests.Core.Dialects;
using Poker.Tests.Harness;

namespace Poker.Tests.Capture.Parsing;

public sealed class RecordedGamesTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    [SharedDataFact]
    public async Task Every_hand_of_the_PokerNow_logs_comes_out_with_the_stacks_of_the_log()
    {
        using var tables = new CapturedTables(DataSource);
        var hands = 0;
        foreach (var file in Corpora.PokerNowFiles)
        {
            var entries = Corpora.PokerNow(file);
            var session = await tables.ParseAsync("pokernow", Path.GetFileName(file), entries);
            var expected = Lines.Assemble(DialectCatalog.Named("pokernow"), entries).Cast<AcceptedHand>().ToList();
            var stored = await tables.HandsAsync(session);
            Assert.Equal(expected.Select(hand => RandomHands.Text(tables.Pseudonyms.Hide(hand.Hand, "pokernow"))), stored.Select(RandomHands.Text));
            Assert.Equal(expected.Select(hand => hand.Hand.Finishing), stored.Select(hand => hand.Finishing));
            hands += stored.Count;
        }

        Assert.Equal(1_332, hands);
        Assert.Equal(["0"], await tables.TextsAsync("SELECT count(*) FROM quarantine"));
        Assert.Equal(
            ["0: 1322", "1: 7", "2: 1", "4: 2"],
            await tables.TextsAsync("SELECT leniencies || ': ' || count(*) FROM hand GROUP BY leniencies ORDER BY leniencies"));
        Assert.Equal(["pokernow true"], await tables.TextsAsync("SELECT DISTINCT dialect || ' ' || (SELECT bool_and(is_closed) FROM capture_parse) FROM hand"));
    }

    [SharedDataFact]
    public async Task Two_browser_games_give_their_legal_hands_and_a_reason_for_each_other_one()
    {
        using var tables = new CapturedTables(DataSource);
        await tables.ParseAsync("browser", "onlinepoker", Corpora.Console("onlinepoker"));
        await tables.ParseAsync("browser", "digitalpokertable", Corpora.Console("digitalpokertable"));

        Assert.Equal(
            ["digitalpokertable 47", "onlinepoker 46"],
            await tables.TextsAsync("SELECT dialect || ' ' || count(*) FROM hand GROUP BY dialect ORDER BY 1"));
        Assert.Equal(
            ["digitalpokertable OutOfTurn 2", "onlinepoker BrokenOff 1", "onlinepoker OutOfTurn 127"],
            await tables.TextsAsync("SELECT dialect || ' ' || cause || ' ' || count(*) FROM quarantine GROUP BY dialect, cause ORDER BY 1"));
    }
}
