namespace Poker.Infrastructure.Strategies.Ranges;

/// <summary>A file that is in memory or on its way there, and how many read it.</summary>
/// <param name="listing">Which.</param>
/// <param name="content">Its content; a <see cref="StrategyException"/> where it cannot be had.</param>
internal sealed class ShelvedFile(BlueprintListing listing, Task<FileRanges> content)
{
    private readonly Lock _lock = new();
    private int _readers;
    private bool _isForgotten;

    /// <summary>Its name.</summary>
    public string Name => listing.Name;

    /// <summary>Its content.</summary>
    public Task<FileRanges> Content => content;

    /// <summary>Whether it is the file as it is now.</summary>
    public bool IsOf(BlueprintListing now) => (now.Name, now.At, now.Bytes) == (listing.Name, listing.At, listing.Bytes);

    /// <summary>One reader more.</summary>
    public void Borrow()
    {
        lock (_lock)
        {
            _readers++;
        }
    }

    /// <summary>One reader less.</summary>
    public void Return()
    {
        lock (_lock)
        {
            _readers--;
            FreeIfUnread();
        }
    }

    /// <summary>Frees it once nobody reads it.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _isForgotten = true;
            FreeIfUnread();
        }
    }

    private void FreeIfUnread()
    {
        if (_isForgotten && _readers == 0)
        {
            _ = FreeAsync();
        }
    }

    // At once where it is there, else when it comes.
    private async Task FreeAsync()
    {
        await ((Task)content).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (content.IsCompletedSuccessfully)
        {
            (await content).Dispose();
        }
    }
}
