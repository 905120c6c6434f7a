using Poker.Coordinator.Telemetry;
using Poker.Tests.Harness;

namespace Poker.Tests.Coordinator.Telemetry;

public sealed class RunMetricsTests
{
    private static readonly Guid Run = Guid.Parse("11111111-2222-3333-4444-555555555555");

    private readonly HandClock _clock = new();

    [Fact]
    public void A_clustering_tells_its_streets_while_it_is_live()
    {
        var figures = new Dictionary<string, double> { ["rows"] = 123, ["turnRound"] = 4, ["turnInertia"] = 5.5, ["turnMoved"] = 6, ["flopRound"] = 1 };

        Assert.Equal(
            [
                [],
                [
                    $"poker.clustering.rows{{run={Run}}} = 123",
                    $"poker.kmeans.inertia{{street=turn,run={Run}}} = 5.5",
                    $"poker.kmeans.moved{{street=turn,run={Run}}} = 6",
                    $"poker.kmeans.round{{street=flop,run={Run}}} = 1",
                    $"poker.kmeans.round{{street=turn,run={Run}}} = 4",
                ],
                [],
            ],
            Told(metrics => { }, metrics => metrics.ObserveRuns([(Run, new("clustering", 0.5, figures))]), metrics => metrics.ObserveRuns([])));
    }

    [Fact]
    public void A_training_tells_nodes_a_second_over_the_last_minute()
    {
        void Look(RunMetrics metrics, double seconds, double nodes)
        {
            _clock.Advance(seconds);
            metrics.ObserveRuns([(Run, new("training", null, new Dictionary<string, double> { ["nodes"] = nodes, ["mean positive regret"] = 1500 }))]);
        }

        var told = Told(
            metrics => Look(metrics, 0, 1000),
            metrics => Look(metrics, 10, 6000),
            metrics => Look(metrics, 20, 6000),
            metrics => Look(metrics, 40, 12_000),
            metrics => Look(metrics, 60, 12_000));

        // No speed at the first look, then from it; the last window begins at the look before it, not at the first one.
        Assert.Equal(
            [null, "500", $"{5000 / 30.0}", "100", "0"],
            told.Select(lines => lines.Find(line => line.StartsWith("poker.training.speed", StringComparison.Ordinal))?.Split(" = ")[1]));
        Assert.Contains($"poker.training.mean_regret{{run={Run}}} = 1.5", told[0]);
        Assert.Contains($"poker.training.nodes{{run={Run}}} = 12000", told[^1]);
    }

    [Fact]
    public void The_databases_size_is_told_by_the_one_that_looked()
    {
        Assert.Equal(
            [["poker.database.size = 8000000000"], []],
            Told(metrics => metrics.ObserveDatabase(8_000_000_000), metrics => metrics.ObserveDatabase(null)));
    }

    private List<List<string>> Told(params Action<RunMetrics>[] steps)
    {
        List<List<string>> told = [];
        Measurements.Of(() => new RunMetrics(_clock), (metrics, ask) =>
        {
            foreach (var step in steps)
            {
                step(metrics);
                told.Add(ask());
            }
        });
        return told;
    }
}
