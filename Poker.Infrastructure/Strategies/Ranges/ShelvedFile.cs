namespace Poker.Infrastructure.Strategies.Ranges;

/// <summary>A file that is in memory or on its way there, and how many read it.</summary>
/// <param name="listing">Which.</param>
internal sealed class ShelvedFile(BlueprintListing listing)
{
    private readonly Lock _lock = new();
    private Task<FileRanges>? _content;
    private int _readers;
    private bool _isForgotten;

    /// <summary>Its name.</summary>
    public string Name => listing.Name;

    /// <summary>Which file it is.</summary>
    public BlueprintListing Listing => listing;

    /// <summary>Its content; a <see cref="StrategyException"/> where it cannot be had.</summary>
    public Task<FileRanges> Content => _content!;

    /// <summary>Whether it is in memory.</summary>
    public bool IsThere => _content is { IsCompletedSuccessfully: true };

    /// <summary>Whether anybody reads it or waits for it.</summary>
    public bool IsRead
    {
        get
        {
            lock (_lock)
            {
                return _readers > 0;
            }
        }
    }

    /// <summary>Whether it is the file as it is now.</summary>
    public bool IsOf(BlueprintListing now) => (now.Name, now.At, now.Bytes) == (listing.Name, listing.At, listing.Bytes);

    /// <summary>Has it loaded; called once, before anybody waits for it.</summary>
    public void Load(Task<FileRanges> content) => _content = content;

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
            _ = FreeAsync(_content);
        }
    }

    // At once where it is there, else when it comes. One that was given up before it began has no content.
    private static async Task FreeAsync(Task<FileRanges>? content)
    {
        if (content is null)
        {
            return;
        }

        await ((Task)content).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (content.IsCompletedSuccessfully)
        {
            (await content).Dispose();
        }
    }
}
