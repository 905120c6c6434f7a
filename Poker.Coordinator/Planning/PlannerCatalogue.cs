using Poker.Infrastructure.Jobs;

namespace Poker.Coordinator.Planning;

/// <summary>The planners of this build by the kind of runs that they plan.</summary>
public sealed class PlannerCatalogue(IEnumerable<IRunPlanner> planners)
{
    private readonly Dictionary<string, IRunPlanner> _planners = planners.ToDictionary(planner => planner.Kind);

    /// <summary>The kinds of runs.</summary>
    public IReadOnlyCollection<string> Kinds => _planners.Keys;

    /// <summary>All of them.</summary>
    public IEnumerable<IRunPlanner> All => _planners.Values;

    /// <summary>The planner of a kind; null when there is none.</summary>
    public IRunPlanner? Find(string kind) => _planners.GetValueOrDefault(kind);

    /// <summary>The planner of a kind.</summary>
    /// <exception cref="RunRefusedException">This build has none.</exception>
    public IRunPlanner For(string kind) => Find(kind)
        ?? throw new RunRefusedException($"This build knows no runs of the kind '{kind}', only {string.Join(", ", Kinds.Order().DefaultIfEmpty("none"))}.");
}
