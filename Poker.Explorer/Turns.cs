using Microsoft.AspNetCore.Http;

namespace Poker.Explorer;

/// <summary>Work of a kind, so much of it at once: whoever comes later waits for a turn, in the order of coming, and is told to try again where that takes too long.</summary>
/// <param name="most">Turns at a time.</param>
/// <param name="all">What is at work when no turn is free, such as "All connections": the beginning of a sentence for people.</param>
/// <param name="longestWait">How long one is waited for; three seconds unless told.</param>
internal sealed class Turns(int most, string all, TimeSpan? longestWait = null)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _free = new(most);

    /// <summary>Works when it is its turn.</summary>
    /// <exception cref="ExplorerException">None came (503).</exception>
    public async Task<T> TakeAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        if (!await _free.WaitAsync(longestWait ?? LongestWait, cancellation))
        {
            throw new ExplorerException($"{all} are at work for others: try again in a second.", StatusCodes.Status503ServiceUnavailable);
        }

        try
        {
            return await work();
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>The same for what needs a core and nothing else.</summary>
    /// <exception cref="ExplorerException">None came (503).</exception>
    public Task<T> TakeAsync<T>(Func<T> work, CancellationToken cancellation) => TakeAsync(() => Task.Run(work, cancellation), cancellation);
}
