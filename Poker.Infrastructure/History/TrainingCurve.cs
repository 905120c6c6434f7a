namespace Poker.Infrastructure.History;

/// <summary>A training whose points are kept.</summary>
/// <param name="Training">What <c>blueprint_run</c> calls the run.</param>
/// <param name="Title">What is trained, for people.</param>
/// <param name="Began">When the first point was noted.</param>
/// <param name="Last">When the last one was.</param>
/// <param name="Points">How many are kept.</param>
/// <param name="Iterations">Iterations at the last one; 0 before the first.</param>
/// <param name="RegretUnit">What its regrets are in.</param>
/// <param name="Run">The live run that trains it; null when none does.</param>
public sealed record TrainingCurve(
    Guid Training, string Title, DateTimeOffset Began, DateTimeOffset Last, long Points, long Iterations, string RegretUnit, Guid? Run);
