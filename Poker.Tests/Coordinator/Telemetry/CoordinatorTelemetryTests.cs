using Poker.Coordinator.Telemetry;
using Poker.Tests.Harness;

namespace Poker.Tests.Coordinator.Telemetry;

public sealed class CoordinatorTelemetryTests
{
    [Fact]
    public void Queues_are_told_by_kind_by_the_one_that_leads_and_as_empty_when_they_are()
    {
        List<List<string>> told = [];
        Measurements.Of(() => new CoordinatorTelemetry(), (telemetry, ask) =>
        {
            told.Add(ask());
            telemetry.Observe(new LeaderFigures([new("clustering.round", 5, 2), new("clustering.store", 1, 0)], 3, 7));
            told.Add(ask());
            telemetry.Observe(new LeaderFigures([new("clustering.store", 0, 1)], 2, 9));
            told.Add(ask());
            telemetry.Observe(null);
            told.Add(ask());
        });

        Assert.Equal(
            [
                ["poker.coordinator.leading = 0"],
                [
                    "poker.coordinator.leading = 1",
                    "poker.jobs.at_work{kind=clustering.round} = 2",
                    "poker.jobs.at_work{kind=clustering.store} = 0",
                    "poker.jobs.queued{kind=clustering.round} = 5",
                    "poker.jobs.queued{kind=clustering.store} = 1",
                    "poker.workers.live = 3",
                ],
                [
                    "poker.coordinator.leading = 1",
                    "poker.jobs.at_work{kind=clustering.round} = 0",
                    "poker.jobs.at_work{kind=clustering.store} = 1",
                    "poker.jobs.queued{kind=clustering.round} = 0",
                    "poker.jobs.queued{kind=clustering.store} = 0",
                    "poker.workers.live = 2",
                ],
                ["poker.coordinator.leading = 0"],
            ],
            told);
    }
}
