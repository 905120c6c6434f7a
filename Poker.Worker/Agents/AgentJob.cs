namespace Poker.Worker.Agents;

/// <summary>A job at work, for people.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Stage">The stage of the run.</param>
/// <param name="Part">The part of the stage.</param>
/// <param name="Progress">0 to 1.</param>
/// <param name="Seconds">Time since its lease.</param>
internal sealed record AgentJob(string Kind, string Stage, int Part, float Progress, double Seconds);
