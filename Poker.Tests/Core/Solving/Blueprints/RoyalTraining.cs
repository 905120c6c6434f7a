using Poker.Core.Clustering;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;
using Poker.Tests.Harness;

namespace Poker.Tests.Core.Solving.Blueprints;

/// <summary>A trainer of the smallest preset on the royal deck, with its own tables.</summary>
internal sealed class RoyalTraining : IDisposable
{
    public static readonly AbstractionTables Abstraction = new(RoyalAbstraction.Artefacts);

    public static readonly BettingTree Tree = BettingTree.Of(BettingPresets.Tiny);

    public static readonly TrainingOptions Quick = new() { BatchIterations = 500, PruneStacks = -5 };

    public RoyalTraining(TrainingOptions options)
    {
        Tables = NewTables();
        Trainer = new(Tables, Abstraction, options);
    }

    public BlueprintTables Tables { get; }

    public BlueprintTrainer Trainer { get; }

    public static BlueprintTables NewTables() => NewTables(Tree);

    public static BlueprintTables NewTables(BettingTree tree) => new(tree, [.. Abstraction.InOrderOfPlay.Select(street => street.Buckets)]);

    /// <summary>A trainer that has run some batches.</summary>
    public static RoyalTraining After(TrainingOptions options, int batches)
    {
        var training = new RoyalTraining(options);
        training.Run(batches);
        return training;
    }

    public void Run(int batches)
    {
        for (var i = 0; i < batches; i++)
        {
            Trainer.RunBatch(CancellationToken.None);
        }
    }

    public byte[] Saved()
    {
        var stream = new MemoryStream();
        Trainer.Save(stream);
        return stream.ToArray();
    }

    public void Dispose()
    {
        Trainer.Dispose();
        Tables.Dispose();
    }
}
