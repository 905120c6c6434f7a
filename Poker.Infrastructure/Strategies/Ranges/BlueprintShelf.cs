using Poker.Core.Clustering;
using Poker.Infrastructure.Artefacts;

namespace Poker.Infrastructure.Strategies.Ranges;

/// <summary>The blueprint files of a data folder, opened when first asked for; the last two stay in memory.</summary>
/// <remarks>
/// A file is read whole, once, and again when it has changed. One that is longer than half of the memory that is free is refused. One that
/// makes room for another is freed as soon as nobody reads it any more.
/// </remarks>
/// <param name="dataFolder">The data folder.</param>
/// <param name="freeBytes">Tells the memory that is free; null for the machine's.</param>
public sealed class BlueprintShelf(string dataFolder, Func<long>? freeBytes = null) : IDisposable
{
    /// <summary>How many files stay in memory.</summary>
    public const int Most = 2;

    private readonly SemaphoreSlim _turn = new(1);
    private readonly LinkedList<ShelvedFile> _files = [];

    /// <summary>The files there are.</summary>
    public IReadOnlyList<BlueprintListing> Files() => BlueprintListing.FilesOf(dataFolder);

    /// <summary>Opens one for as long as the result is not disposed of.</summary>
    /// <param name="name">As <see cref="BlueprintListing"/> tells it.</param>
    /// <param name="cancellation">Ends the wait for the files that others open.</param>
    /// <exception cref="StrategyException">There is none of that name, it is damaged or too large, or its abstraction is not there.</exception>
    public async Task<BorrowedRanges> BorrowAsync(string name, CancellationToken cancellation)
    {
        var listing = BlueprintListing.Find(dataFolder, name)
            ?? throw new StrategyException($"There is no blueprint '{name}': choose one of those that are listed.");
        await _turn.WaitAsync(cancellation);
        try
        {
            var node = _files.First;
            while (node is not null && !node.Value.IsOf(listing))
            {
                node = node.Next;
            }

            if (node is null)
            {
                node = new(Load(listing));
                Forget(file => file.Name == name);
            }
            else
            {
                _files.Remove(node);
            }

            _files.AddFirst(node);
            if (_files.Count > Most)
            {
                var oldest = _files.Last!.Value;
                Forget(file => file == oldest);
            }

            return node.Value.Borrow();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Frees all files.</summary>
    public void Dispose()
    {
        Forget(_ => true);
        _turn.Dispose();
    }

    private ShelvedFile Load(BlueprintListing listing)
    {
        if (listing.Problem is { } problem)
        {
            throw new StrategyException($"The blueprint '{listing.Name}' cannot be used. {problem}");
        }

        var free = (freeBytes ?? MachineMemory.FreeBytes)();
        if (listing.Bytes > free / 2)
        {
            throw new StrategyException(
                $"The blueprint '{listing.Name}' has {listing.Bytes >> 20:N0} MiB, more than half of the {free >> 20:N0} MiB of memory that is free: look at what is in the database, or free some memory.");
        }

        try
        {
            var abstraction = Abstraction(listing.Run!.Key.Abstraction);
            var loaded = BlueprintFile.Load(listing.File!);
            return new(listing, new FileRanges(loaded, abstraction));
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            throw new StrategyException($"The blueprint '{listing.Name}' cannot be used: {error.Message}");
        }
    }

    // Two files of one training share their abstraction, 60 MB on the full deck.
    private AbstractionTables Abstraction(AbstractionKey key) =>
        _files.Select(file => file.Ranges.Abstraction).FirstOrDefault(tables => tables.Key == key)
        ?? new StreetFolder(Path.Combine(dataFolder, StreetFolder.Name)).Load(key)
        ?? throw new StrategyException($"The street files of the blueprint's abstraction are not all in the data folder: poker cluster{key.ToOptions()} makes them.");

    private void Forget(Func<ShelvedFile, bool> which)
    {
        foreach (var file in _files.Where(which).ToList())
        {
            _files.Remove(file);
            file.Forget();
        }
    }
}
