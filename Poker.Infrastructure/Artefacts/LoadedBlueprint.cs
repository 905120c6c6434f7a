using Poker.Core.Solving.Blueprints;

namespace Poker.Infrastructure.Artefacts;

/// <summary>A blueprint in memory, and what it is.</summary>
/// <param name="Run">The run at the moment that the tables are of; its key names the abstraction that hands are bucketed by.</param>
/// <param name="Tables">What was learnt: an <see cref="IBlueprint"/>.</param>
public sealed record LoadedBlueprint(BlueprintRun Run, BlueprintTables Tables) : IDisposable
{
    /// <summary>Frees the tables.</summary>
    public void Dispose() => Tables.Dispose();
}
