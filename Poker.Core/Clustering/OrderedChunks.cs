using Poker.Core.Concurrency;

namespace Poker.Core.Clustering;

/// <summary>Parallel production, sequential consumption: chunks are made on several threads and taken in strictly ascending order.</summary>
/// <remarks>What the consumer sees depends on the chunks alone, never on the number of threads or their timing.</remarks>
internal static class OrderedChunks
{
    /// <summary>Runs <paramref name="produce"/> for chunks 0 … <paramref name="count"/> − 1 and <paramref name="consume"/> in that order.</summary>
    /// <param name="count">Chunks.</param>
    /// <param name="threads">Threads at most; each makes its own worker and holds at most one finished chunk.</param>
    /// <param name="worker">Makes a thread's scratch space.</param>
    /// <param name="produce">Makes a chunk; runs concurrently with all else. What it throws reaches the caller as it is.</param>
    /// <param name="consume">Takes a chunk; runs alone. What it throws reaches the caller as it is.</param>
    /// <param name="cancellation">Stops between chunks.</param>
    public static void Run<TWorker, TChunk>(
        int count,
        int threads,
        Func<TWorker> worker,
        Func<TWorker, int, TChunk> produce,
        Action<int, TChunk> consume,
        CancellationToken cancellation)
    {
        var queue = new Queue<TChunk>(consume);
        var next = -1;
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        FirstFailure.Surface(() => Parallel.For(0, threads, options, _ => queue.StopIfThrows(Work)));
        cancellation.ThrowIfCancellationRequested();

        void Work()
        {
            var scratch = worker();
            int chunk;
            while ((chunk = Interlocked.Increment(ref next)) < count)
            {
                cancellation.ThrowIfCancellationRequested();
                if (!queue.TryHandOver(chunk, produce(scratch, chunk)))
                {
                    return;
                }
            }
        }
    }

    private sealed class Queue<TChunk>(Action<int, TChunk> consume)
    {
        private readonly object _gate = new();
        private int _consumed;
        private bool _stopped;

        // Waits for the chunk's turn; false when there will be none, since another thread failed.
        public bool TryHandOver(int chunk, TChunk made)
        {
            lock (_gate)
            {
                while (_consumed != chunk && !_stopped)
                {
                    Monitor.Wait(_gate);
                }

                if (_stopped)
                {
                    return false;
                }

                consume(chunk, made);
                _consumed++;
                Monitor.PulseAll(_gate);
                return true;
            }
        }

        public void StopIfThrows(Action work)
        {
            try
            {
                work();
            }
            catch
            {
                lock (_gate)
                {
                    _stopped = true;
                    Monitor.PulseAll(_gate);
                }

                throw;
            }
        }
    }
}
