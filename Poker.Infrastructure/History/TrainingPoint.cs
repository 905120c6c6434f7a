namespace Poker.Infrastructure.History;

/// <summary>How far a training was at a moment.</summary>
/// <param name="At">When, by the database's clock.</param>
/// <param name="Iterations">Iterations so far, all runs and sessions together.</param>
/// <param name="Nodes">Decisions met so far.</param>
/// <param name="Seconds">Trained so far, on the clock; pauses are left out.</param>
/// <param name="Regret">The mean positive regret when it was last looked at, in the curve's unit; null before the first look.</param>
/// <param name="RegretIterations">Iterations at that look: in a shared run it is earlier than the point.</param>
/// <param name="Touched">Information sets that training had come to at that look.</param>
public sealed record TrainingPoint(
    DateTimeOffset At, long Iterations, long Nodes, double Seconds, double? Regret, long? RegretIterations, long? Touched);
