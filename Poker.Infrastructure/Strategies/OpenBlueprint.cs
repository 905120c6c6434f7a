using Poker.Core.Clustering;
using Poker.Core.Play;
using Poker.Core.Solving.Blueprints;

namespace Poker.Infrastructure.Strategies;

/// <summary>A blueprint to look at or to play, with the abstraction that it was trained with.</summary>
/// <param name="Blueprint">In memory, or read from the database as asked for.</param>
/// <param name="Run">What it is.</param>
/// <param name="Tables">The buckets.</param>
/// <param name="Source">Where it is from, for people.</param>
/// <param name="Owner">What is to be closed with it, or null.</param>
public sealed record OpenBlueprint(
    IBlueprint Blueprint, BlueprintRun Run, AbstractionTables Tables, string Source, IAsyncDisposable? Owner) : IAsyncDisposable
{
    /// <summary>A player of it.</summary>
    public BlueprintStrategy Player(string name) => new(Blueprint, Tables, name);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        (Blueprint as IDisposable)?.Dispose();
        if (Owner is not null)
        {
            await Owner.DisposeAsync();
        }
    }
}
