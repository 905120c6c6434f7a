using System.Globalization;
using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Artefacts;

namespace Poker.Infrastructure.Strategies.Ranges;

/// <summary>Brings blueprint files into memory, unless they would take more than half of what is free.</summary>
/// <param name="dataFolder">The data folder, which has the street files too.</param>
/// <param name="freeBytes">Tells the memory that is free.</param>
internal sealed class FileLoading(string dataFolder, Func<long> freeBytes)
{
    /// <summary>Reads one.</summary>
    /// <param name="listing">Which; it has no problem.</param>
    /// <param name="inMemory">Abstractions that are there already.</param>
    /// <exception cref="StrategyException">It is damaged or too large, or its abstraction is not there.</exception>
    public FileRanges Load(BlueprintListing listing, IReadOnlyList<AbstractionTables> inMemory)
    {
        var run = listing.Run!;
        try
        {
            var tree = Fitting(listing.Name, run);
            var abstraction = Abstraction(run, inMemory);
            return new(Load(listing.File!, run, tree), abstraction);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new StrategyException($"The blueprint '{listing.Name}' cannot be used: {error.Message}");
        }
    }

    private static LoadedBlueprint Load(string file, BlueprintRun listed, BettingTree tree)
    {
        BlueprintTables? tables = null;
        try
        {
            return BlueprintFile.Load(file, run => run.Key.DifferencesFrom(listed.Key).Count == 0
                ? tables = new(tree, listed.Buckets)
                : throw new InvalidDataException("Another one has taken its place: try again."));
        }
        catch
        {
            tables?.Dispose();
            throw;
        }
    }

    private AbstractionTables Abstraction(BlueprintRun run, IReadOnlyList<AbstractionTables> inMemory)
    {
        var key = run.Key.Abstraction;
        var tables = inMemory.FirstOrDefault(tables => tables.Key == key)
            ?? new StreetFolder(Path.Combine(dataFolder, StreetFolder.Name)).Load(key)
            ?? throw new StrategyException($"The street files of the blueprint's abstraction are not all in the data folder: poker cluster{key.ToOptions()} makes them.");
        return tables.InOrderOfPlay.Select(street => street.Buckets).SequenceEqual(run.Buckets)
            ? tables
            : throw new InvalidDataException("Its buckets are not those of its abstraction.");
    }

    // A file says what it is a blueprint of, and so what its tables take: how long it is tells little of that.
    private BettingTree Fitting(string name, BlueprintRun run)
    {
        if (run.Buckets.Count != Streets.InOrderOfPlay.Length)
        {
            throw new InvalidDataException($"It has the buckets of {run.Buckets.Count} streets.");
        }

        var tree = TreeOf(run.Key);
        var size = BlueprintSize.Of(tree, run.Buckets);
        var (needed, free) = (size.TableBytes + size.TreeBytes, freeBytes());
        return needed <= free / 2 ? tree : throw new StrategyException(string.Create(
            CultureInfo.InvariantCulture,
            $"The blueprint '{name}' takes {needed >> 20:N0} MiB of memory, more than half of the {free >> 20:N0} MiB that are free: look at what is in the database, or free some memory."));
    }

    private static BettingTree TreeOf(BlueprintKey key)
    {
        try
        {
            return BettingTree.Of(key.ToBetting());
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException(error.Message, error);
        }
    }
}
