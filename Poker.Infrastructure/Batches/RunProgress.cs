namespace Poker.Infrastructure.Batches;

/// <summary>The counters of a run.</summary>
/// <param name="Training">What <c>blueprint_run</c> calls the training.</param>
/// <param name="BeganIterations">Iterations that it began with.</param>
/// <param name="BeganSeconds">Seconds trained before it.</param>
/// <param name="Seconds">Seconds since it began, or between its beginning and its end, by the database's clock, without those in which it was paused.</param>
/// <param name="Epoch">Batches that count.</param>
/// <param name="Iterations">Iterations that count, with those it began with.</param>
/// <param name="Nodes">Decisions met in those.</param>
public sealed record RunProgress(
    Guid Training, long BeganIterations, double BeganSeconds, double Seconds, long Epoch, long Iterations, long Nodes);
