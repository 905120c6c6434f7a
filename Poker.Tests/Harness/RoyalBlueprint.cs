using Poker.Core.Clustering;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Artefacts;
using Poker.Infrastructure.Postgres;

namespace Poker.Tests.Harness;

/// <summary>A data folder with a blueprint of the royal deck that was trained for a moment, and its abstraction's files.</summary>
internal static class RoyalBlueprint
{
    /// <summary>Writes both into a data folder; the blueprint is its checkpoint. Of no batches it folds whatever comes.</summary>
    public static void WriteTo(string dataFolder, int batches = 10)
    {
        var root = DatabaseOptions.From(dataFolder, null).Folder;
        var streets = new StreetFolder(Path.Combine(root, StreetFolder.Name));
        foreach (var street in RoyalAbstraction.Artefacts)
        {
            streets.Keep(street);
        }

        var abstraction = new AbstractionTables(RoyalAbstraction.Artefacts);
        var options = new TrainingOptions { BatchIterations = 500 };
        using var tables = new BlueprintTables(BettingTree.Of(BettingPresets.Tiny), [.. abstraction.InOrderOfPlay.Select(street => street.Buckets)]);
        using var trainer = new BlueprintTrainer(tables, abstraction, options);
        for (var batch = 0; batch < batches; batch++)
        {
            trainer.RunBatch();
        }

        var key = BlueprintKey.Of(RoyalAbstraction.Key, BettingPresets.Tiny, options);
        var run = new BlueprintRun(Guid.NewGuid(), key, tables.Buckets, trainer.Iterations, trainer.Nodes, 1);
        BlueprintFolder.Of(root).Write(run, trainer.Save, keep: false);
    }
}
