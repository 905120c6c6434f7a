using Poker.Core.Clustering;

namespace Poker.Core.Solving.Blueprints;

/// <summary>A training between two batches, apart from the trainer: to be written, synced or played from while training goes on.</summary>
public sealed class TrainingSnapshot : IDisposable
{
    private readonly IReadOnlyDictionary<string, string> _identity;

    internal TrainingSnapshot(IReadOnlyDictionary<string, string> identity, long iterations, long nodes, BlueprintTables tables) =>
        (_identity, Iterations, Nodes, Tables) = (identity, iterations, nodes, tables);

    /// <summary>A snapshot of tables that are at hand, which it then owns.</summary>
    public static TrainingSnapshot Of(
        BlueprintTables tables, AbstractionKey abstraction, TrainingOptions options, long iterations, long nodes) =>
        new(TrainingIdentity.Of(tables, abstraction, options), iterations, nodes, tables);

    /// <summary>Reads into tables what <see cref="Save"/> wrote.</summary>
    /// <returns>A snapshot that owns the tables.</returns>
    /// <exception cref="ArgumentException">It is of another training; the message names what differs.</exception>
    /// <exception cref="InvalidDataException">It is damaged or cut off; the tables are as they were if that shows in the header, else zeros.</exception>
    public static TrainingSnapshot Read(Stream stream, BlueprintTables tables, AbstractionKey abstraction, TrainingOptions options)
    {
        var identity = TrainingIdentity.Of(tables, abstraction, options);
        var (iterations, nodes) = TrainingFile.Read(stream, identity, tables, tables.Block.Clear);
        return new(identity, iterations, nodes, tables);
    }

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
