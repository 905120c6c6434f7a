namespace Poker.Infrastructure.Live;

/// <summary>What a job of the kind <see cref="LiveStages.Validation"/> is to do.</summary>
/// <param name="Cycle">The cycle.</param>
/// <param name="Test">What to test.</param>
/// <param name="Candidate">The version that is validated.</param>
/// <param name="Production">The version in production; null while there is none.</param>
/// <param name="Opponent">The baseline; empty where the test has none.</param>
/// <param name="Players">Seats at the table, where it is played at one.</param>
/// <param name="Layout">The feature layout that the models read.</param>
/// <param name="Alpha">The error rate of calling it better.</param>
/// <param name="Spec">How.</param>
public sealed record ValidationJob(
    long Cycle, ValidationTest Test, long Candidate, long? Production, string Opponent, int Players, int Layout, double Alpha, LiveSpec Spec);
