using Poker.Core.Clustering;

namespace Poker.Infrastructure.Strategies.Ranges;

/// <summary>The blueprint files of a data folder, opened when first asked for; the last two stay in memory.</summary>
/// <remarks>
/// A file is read whole, once, and again when it has changed: one after the other, so that each is measured against the memory that the one
/// before has left, while those that are in memory go on to be read. One that nobody waits for any more when its turn comes is not read. What
/// makes room for another is freed as soon as nobody reads it any more.
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
    /// <param name="cancellation">Ends the wait; a file that is being read by then comes into memory all the same.</param>
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
            if (_files.FirstOrDefault(file => file.IsOf(listing)) is { } known)
            {
                known.Borrow();
                _files.Remove(known);
                _files.AddFirst(known);
                return known;
            }

            Forget(other => other.Name == listing.Name);
            var file = new ShelvedFile(listing);
            file.Borrow();
            _files.AddFirst(file);
            file.Load(LoadAsync(file));
            return file;
        }
    }

    private async Task<FileRanges> LoadAsync(ShelvedFile file)
    {
        await _loading.WaitAsync();
        try
        {
            if (!IsWanted(file))
            {
                throw new OperationCanceledException();
            }

            var ranges = await Task.Run(() => _load.Load(file.Listing, InMemory()));
            MakeRoom();
            return ranges;
        }
        catch
        {
            Forget(one => one == file);
            throw;
        }
        finally
        {
            _loading.Release();
        }
    }

    // Whoever asks from now on finds it gone, and has it loaded anew.
    private bool IsWanted(ShelvedFile file)
    {
        lock (_lock)
        {
            if (!file.IsRead)
            {
                Forget(one => one == file);
            }

            return file.IsRead;
        }
    }

    // For one that is there in a moment.
    private void MakeRoom()
    {
        lock (_lock)
        {
            var kept = _files.Where(file => file.IsThere).Take(Most - 1).ToHashSet();
            Forget(file => file.IsThere && !kept.Contains(file));
        }
    }

    // Two files of one training share their abstraction, 60 MB on the full deck.
    private AbstractionTables[] InMemory()
    {
        lock (_lock)
        {
            return [.. _files.Where(file => file.IsThere).Select(file => file.Content.Result.Abstraction)];
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
