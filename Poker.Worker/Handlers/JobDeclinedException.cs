namespace Poker.Worker.Handlers;

/// <summary>
/// This worker can do no jobs of the kind, such as for lack of memory; others may. The job is handed back, the attempt does not count, and the
/// worker takes no more of the kind.
/// </summary>
/// <param name="problem">Why, and what would help.</param>
public sealed class JobDeclinedException(string problem) : Exception(problem);
