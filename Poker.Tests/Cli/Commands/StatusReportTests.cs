using Poker.Cli.Commands;
using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Tests.Cli.Commands;

public sealed class StatusReportTests
{
    [Fact]
    public void The_next_command_asks_for_what_is_stored()
    {
        var key = AbstractionKey.Default with { Deck = Deck.Royal.Name, Seed = 5 };
        var run = new StreetRun(key, 73_550, 101, 0, 0, 1, 1, DateTimeOffset.UnixEpoch);

        var report = StatusReport.Of(
            "somewhere",
            [new(Street.River, StreetState.Complete, 73_550, run), new(Street.Turn, StreetState.Missing, 0, null)],
            null);

        Assert.Equal("poker cluster --deck royal --seed 5", report.Next);
    }
}
