namespace Poker.Infrastructure.Strategies.Ranges;

/// <summary>A file that is in memory, and how many read it.</summary>
/// <param name="listing">Which.</param>
/// <param name="ranges">Its content.</param>
internal sealed class ShelvedFile(BlueprintListing listing, FileRanges ranges)
{
    private readonly Lock _lock = new();
    private int _readers;
    private bool _isForgotten;

    /// <summary>Its name.</summary>
    public string Name => listing.Name;

    /// <summary>Its content.</summary>
    public FileRanges Ranges => ranges;

    /// <summary>Whether it is the file as it is now.</summary>
    public bool IsOf(BlueprintListing now) => (now.Name, now.At, now.Bytes) == (listing.Name, listing.At, listing.Bytes);

    /// <summary>One reader more.</summary>
    public BorrowedRanges Borrow()
    {
        lock (_lock)
        {
            _readers++;
        }

        return new(ranges, Return);
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

    private void Return()
    {
        lock (_lock)
        {
            _readers--;
            FreeIfUnread();
        }
    }

    private void FreeIfUnread()
    {
        if (_isForgotten && _readers == 0)
        {
            ranges.Dispose();
        }
    }
}
