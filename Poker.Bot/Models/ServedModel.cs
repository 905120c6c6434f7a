using Poker.Core.Learning.Policies;

namespace Poker.Bot.Models;

/// <summary>A model version that is loaded, and how many use it: the last one to go frees it.</summary>
/// <param name="version">Its version.</param>
/// <param name="policy">What it plays; disposed of when nobody uses it any more.</param>
internal sealed class ServedModel(long version, IActionPolicy policy)
{
    // One use is its owner's, who loaded it.
    private int _uses = 1;
    private string? _stopped;

    /// <summary>Its version.</summary>
    public long Version => version;

    /// <summary>What it plays.</summary>
    public IActionPolicy Policy => policy;

    /// <summary>How it is called where strategies are.</summary>
    public string Name { get; } = $"model:{version}";

    /// <summary>Its latest evaluations' times.</summary>
    public LatencyWindow Latencies { get; } = new();

    /// <summary>Why nobody is to decide by it any more, from the very next decision; null while it may.</summary>
    public string? Stopped => Volatile.Read(ref _stopped);

    /// <summary>Whether nobody uses it any more.</summary>
    public bool IsFreed => Volatile.Read(ref _uses) == 0;

    /// <summary>Keeps it from deciding.</summary>
    /// <returns>Whether it might until now.</returns>
    public bool Stop(string why) => Interlocked.CompareExchange(ref _stopped, why, null) is null;

    /// <summary>Takes one more use, unless it has been freed.</summary>
    public bool TryUse()
    {
        for (var uses = Volatile.Read(ref _uses); uses > 0; uses = Volatile.Read(ref _uses))
        {
            if (Interlocked.CompareExchange(ref _uses, uses + 1, uses) == uses)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Gives a use back.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _uses) == 0)
        {
            (policy as IDisposable)?.Dispose();
        }
    }
}
