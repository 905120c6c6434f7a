namespace Poker.Core.Clustering;

/// <summary>Parallel production, sequential consumption: chunks are made on several threads and taken in strictly ascending order.</summary>
/// <remarks>What the consumer sees depends on the chunks alone, never on the number of threads or their timing.</remarks>
internal static class OrderedChunks
{
    /// <summary>Runs <paramref name="produce"/> for chunks 0 … <paramref name="count"/> − 1 and <paramref name="consume"/> in that order.</summary>
    /// <param name="count">Chunks.</param>
    /// <param name="threads">Threads at most; each makes its own worker and holds at most one finished chunk.</param>
    /// <param name="worker">Makes a thread's scratch space.</param>
    /// <param name="produce">Makes a chunk; runs concurrently with all else.</param>
    /// <param name="consume">Takes a chunk; runs alone.</param>
    /// <param name="cancellation">Stops between chunks.</param>
    public static void Run<TWorker, TChunk>(
        int count,
        int threads,
        Func<TWorker> worker,
        Func<TWorker, int, TChunk> produce,
        Action<int, TChunk> consume,
        CancellationToken cancellation)
    {
        var gate = new object();
        var taken = 0;
        var consumed = 0;
        var failed = false;
        Parallel.For(
            0,
            threads,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
            _ =>
            {
                try
                {
                    Work();
                }
                catch
                {
                    lock (gate)
                    {
                        failed = true;
                        Monitor.PulseAll(gate);
                    }

                    throw;
                }
            });
        cancellation.ThrowIfCancellationRequested();

        void Work()
        {
            var scratch = worker();
            for (var chunk = Interlocked.Increment(ref taken) - 1; chunk < count; chunk = Interlocked.Increment(ref taken) - 1)
            {
                cancellation.ThrowIfCancellationRequested();
                var made = produce(scratch, chunk);
                lock (gate)
                {
                    while (consumed != chunk && !failed)
                    {
                        Monitor.Wait(gate);
                    }

                    if (failed)
                    {
                        return;
                    }

                    consume(chunk, made);
                    consumed++;
                    Monitor.PulseAll(gate);
                }
            }
        }
    }
}
