using Poker.Core.Concurrency;

namespace Poker.Core.Clustering.Medians;

/// <summary>A run of points cut into chunks of a fixed size, which threads take as they become free.</summary>
/// <remarks>What a chunk or a thread finds must be combined by sums, so that neither their order nor their number shows.</remarks>
internal sealed class Chunks(int points, int threads, CancellationToken cancel)
{
    /// <summary>Points in every chunk but the last: about 0.3 ms of work at worst.</summary>
    public const int Size = 2048;

    /// <summary>Chunks in all.</summary>
    public int Count { get; } = (points + Size - 1) / Size;

    /// <summary>Threads that work, numbered from 0.</summary>
    public int Threads => threads;

    /// <summary>The points of a chunk: the first, and how many.</summary>
    public (int Start, int Length) this[int chunk] => (chunk * Size, Math.Min(Size, points - (chunk * Size)));

    /// <summary>Runs the work once a thread and chunk; a chunk is the unit of cancellation.</summary>
    /// <param name="work">Takes the thread's number and the chunk's.</param>
    /// <exception cref="OperationCanceledException">Cancelled; some chunks may be done.</exception>
    public void Run(Action<int, int> work)
    {
        var next = -1;
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel };
        FirstFailure.Surface(() => Parallel.For(0, threads, options, thread =>
        {
            int chunk;
            while ((chunk = Interlocked.Increment(ref next)) < Count)
            {
                cancel.ThrowIfCancellationRequested();
                work(thread, chunk);
            }
        }));
    }
}
