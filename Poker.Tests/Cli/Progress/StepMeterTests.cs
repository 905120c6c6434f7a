using Poker.Cli.Progress;
using Poker.Core.Cards;
using Poker.Core.Clustering;

namespace Poker.Tests.Cli.Progress;

public sealed class StepMeterTests
{
    [Theory]
    [InlineData(Street.River, ClusteringPhase.Equities, "river · equities", "3 of 12 boards")]
    [InlineData(Street.Turn, ClusteringPhase.Histograms, "turn · histograms", "3 of 12 boards")]
    [InlineData(Street.Turn, ClusteringPhase.Seeding, "turn · seeds", "3 of 12 seeds")]
    [InlineData(Street.Flop, ClusteringPhase.Metric, "flop · metric", "3 of 12 pairs")]
    [InlineData(Street.Preflop, ClusteringPhase.Storing, "preflop · into PostgreSQL", "3 of 12 rows")]
    public void A_step_tells_what_it_does_and_how_far_it_is(Street street, ClusteringPhase phase, string title, string detail)
    {
        var meter = new StepMeter(street, phase);
        meter.Update(new ClusteringProgress(street, phase, 3, 12));

        Assert.Equal((title, detail, 0.25, false), (meter.Title, meter.Detail, meter.Share, meter.IsDone));
    }

    [Fact]
    public void Iterations_tell_what_moved_and_end_when_nothing_does()
    {
        var meter = new StepMeter(Street.Turn, ClusteringPhase.Iterating);
        meter.Update(new ClusteringProgress(Street.Turn, ClusteringPhase.Iterating, 12, 1_000, new KMeansIteration(12, 1_393_890_208, 29_310, 5)));
        Assert.Equal(
            ("turn · k-means", "iteration 12, 29,310 moved, inertia 1,393,890,208", 0.012, false),
            (meter.Title, meter.Detail, meter.Share, meter.IsDone));

        meter.Update(new ClusteringProgress(Street.Turn, ClusteringPhase.Iterating, 13, 1_000, new KMeansIteration(13, 7, 0, 5)));

        Assert.Equal(("iteration 13, 0 moved, inertia 7", 1.0, true), (meter.Detail, meter.Share, meter.IsDone));
        Assert.Matches("^[0-9.]+ s$", meter.Pace());
    }

    [Fact]
    public void Nothing_to_do_is_done_and_no_share_exceeds_one()
    {
        var meter = new StepMeter(Street.River, ClusteringPhase.Storing);
        Assert.Equal((0.0, false, ""), (meter.Share, meter.IsDone, meter.Pace()));

        meter.Update(new ClusteringProgress(Street.River, ClusteringPhase.Storing, 0, 0));

        Assert.Equal((1.0, true), (meter.Share, meter.IsDone));
    }
}
