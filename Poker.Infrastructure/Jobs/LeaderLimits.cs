namespace Poker.Infrastructure.Jobs;

/// <summary>When the server ends the session of a leader that it does not hear of.</summary>
/// <param name="Silence">Between two statements, and of a machine that does not answer; several seconds.</param>
/// <param name="Transaction">Between two statements of a transaction: the planner's own computing.</param>
public readonly record struct LeaderLimits(TimeSpan Silence, TimeSpan Transaction)
{
    /// <summary>15 s and 2 minutes.</summary>
    public static LeaderLimits Default { get; } = new(TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(2));
}
