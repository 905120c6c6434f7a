namespace Poker.Core.Solving.Blueprints;

/// <summary>A training between two batches, apart from the trainer: to be written, synced or played from while training goes on.</summary>
public sealed class TrainingSnapshot : IDisposable
{
    private readonly IReadOnlyDictionary<string, string> _identity;

    internal TrainingSnapshot(IReadOnlyDictionary<string, string> identity, long iterations, long nodes, BlueprintTables tables) =>
        (_identity, Iterations, Nodes, Tables) = (identity, iterations, nodes, tables);

    /// <summary>Iterations done.</summary>
    public long Iterations { get; }

    /// <summary>Decisions met.</summary>
    public long Nodes { get; }

    /// <summary>The tables' copy; disposed of with the snapshot.</summary>
    public BlueprintTables Tables { get; }

    /// <summary>Writes what <see cref="BlueprintTrainer.Save"/> would have written.</summary>
    public void Save(Stream stream) => TrainingFile.Write(stream, _identity, Iterations, Nodes, Tables);

    /// <inheritdoc />
    public void Dispose() => Tables.Dispose();
}
