using Poker.Cli.Commands;
using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Solving.Betting;
using Poker.Infrastructure.Postgres.Stores;
using Poker.Tests.Harness;

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

    [Fact]
    public void After_the_abstraction_comes_the_blueprint_and_after_it_nothing()
    {
        var streets = Streets.InOrderOfClustering.ToArray()
            .Select(street => new StreetStatus(street, StreetState.Complete, 1, new StreetRun(AbstractionKey.Default, 1, 1, 0, 0, 1, 1, DateTimeOffset.UnixEpoch)))
            .ToArray();
        var stored = new StoredRun(MadeUpBlueprint.Run(BettingPresets.Tiny, MadeUpBlueprint.Buckets, 1), 1, 1, 1, DateTimeOffset.UnixEpoch);

        Assert.Equal("poker fast", StatusReport.Of("somewhere", streets, null).Next);
        Assert.Null(StatusReport.Of("somewhere", streets, null, stored).Next);
    }
}
