using Poker.Core.Game;
using Poker.Core.Learning.Samples;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Live;

namespace Poker.Coordinator.Planning.Live;

/// <summary>What a candidate is tested by: a job for each test.</summary>
internal static class ValidationPlan
{
    private const int FullTable = 6;

    /// <summary>The jobs.</summary>
    /// <param name="cycle">The cycle.</param>
    /// <param name="candidate">The version that is validated.</param>
    /// <param name="spec">How.</param>
    /// <param name="hasBlueprint">Whether a blueprint is stored.</param>
    /// <param name="priority">Of the jobs.</param>
    public static IReadOnlyList<NewJob> JobsOf(CycleRow cycle, long candidate, LiveSpec spec, bool hasBlueprint, int priority)
    {
        (ValidationTest Test, string Opponent, int Players)[] tests =
        [
            (ValidationTest.Better, "", Seats.Fewest),
            (ValidationTest.Legality, "", Seats.Fewest),
            (ValidationTest.HeldOut, "", Seats.Fewest),
            .. spec.Baselines.Select(name => (ValidationTest.Baseline, name, Seats.Fewest)),
            .. spec.Baselines.Select(name => (ValidationTest.Baseline, name, FullTable)),
            .. hasBlueprint ? [(ValidationTest.Blueprint, "", Seats.Fewest)] : Array.Empty<(ValidationTest, string, int)>(),
        ];
        return
        [
            .. tests.Select((test, part) => new NewJob(
                LiveStages.Validation,
                LiveStages.ValidationOf(cycle.Id),
                part,
                LiveJson.Bytes(new ValidationJob(
                    cycle.Id, test.Test, candidate, cycle.Parent, test.Opponent, test.Players, FeatureLayout.Version, cycle.Alpha, spec))) { Priority = priority }),
        ];
    }
}
