using Poker.Core.Clustering;

namespace Poker.Infrastructure.Strategies.Ranges;

/// <summary>The blueprint files of a data folder, opened when first asked for; the last two stay in memory.</summary>
/// <remarks>
/// A file is read whole, once, and again when it has changed: one after the other, so that each is measured against the memory that the one
/// before has left, while those that are in memory go on to be read. One that makes room for another is freed as soon as nobody reads it any more.
/// </remarks>
/// <param name="dataFolder">The data folder.</param>
/// <param name="freeBytes">Tells the memory that is free; null for the machine's.</param>
public sealed class BlueprintShelf(string dataFolder, Func<long>? freeBytes = null) : IDisposable
{
    /// <summary>How many files stay in memory.</summary>
    public const int Most = 2;

    private readonly Lock _lock = new();
    private readonly LinkedList<ShelvedFile> _files = [];
    private readonly SemaphoreSlim _loading = new(1);
    private readonly FileLoading _load = new(dataFolder, freeBytes ?? MachineMemory.FreeBytes);

    /// <summary>The files there are.</summary>
    public IReadOnlyList<BlueprintListing> Files() => BlueprintListing.FilesOf(dataFolder);

    /// <summary>Opens one for as long as the result is not disposed of.</summary>
    /// <param name="name">As <see cref="BlueprintListing"/> tells it.</param>
    /// <param name="cancellation">Ends the wait; the file comes into memory all the same, for whoever asks next.</param>
    /// <exception cref="StrategyException">There is none of that name, it is damaged or too large, or its abstraction is not there.</exception>
    public async Task<BorrowedRanges> BorrowAsync(string name, CancellationToken cancellation)
    {
        var listing = BlueprintListing.Find(dataFolder, name)
            ?? throw new StrategyException($"There is no blueprint '{name}': choose one of those that are listed.");
        if (listing.Problem is { } problem)
        {
            throw new StrategyException($"The blueprint '{name}' cannot be used. {problem}");
        }

        var file = Take(listing);
        try
        {
            return new(await file.Content.WaitAsync(cancellation), file.Return);
        }
        catch
        {
            if (file.Content.IsFaulted)
            {
                Forget(one => one == file);
            }

            file.Return();
            throw;
        }
    }

    /// <summary>Frees all files.</summary>
    public void Dispose() => Forget(_ => true);

    // One reader more of it; it may still be on its way into memory.
    private ShelvedFile Take(BlueprintListing listing)
    {
        lock (_lock)
        {
            var file = _files.FirstOrDefault(file => file.IsOf(listing));
            if (file is null)
            {
                Forget(other => other.Name == listing.Name);
                file = new(listing, LoadAsync(listing));
            }
            else
            {
                _files.Remove(file);
            }

            file.Borrow();
            _files.AddFirst(file);
            if (_files.Count > Most)
            {
                var oldest = _files.Last!.Value;
                Forget(other => other == oldest);
            }

            return file;
        }
    }

    private async Task<FileRanges> LoadAsync(BlueprintListing listing)
    {
        await _loading.WaitAsync();
        try
        {
            return await Task.Run(() => _load.Load(listing, InMemory()));
        }
        finally
        {
            _loading.Release();
        }
    }

    // Two files of one training share their abstraction, 60 MB on the full deck.
    private AbstractionTables[] InMemory()
    {
        lock (_lock)
        {
            return [.. _files.Where(file => file.Content.IsCompletedSuccessfully).Select(file => file.Content.Result.Abstraction)];
        }
    }

    private void Forget(Func<ShelvedFile, bool> which)
    {
        lock (_lock)
        {
            foreach (var file in _files.Where(which).ToList())
            {
                _files.Remove(file);
                file.Forget();
            }
        }
    }
}
