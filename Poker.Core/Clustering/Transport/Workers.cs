namespace Poker.Core.Clustering.Transport;

/// <summary>Numbered pieces of work over dedicated threads, each with its own scratch; which thread does which piece is left to chance.</summary>
internal static class Workers
{
    /// <summary>Does the pieces 0 … <paramref name="pieces"/> − 1 and returns when all are done.</summary>
    /// <param name="threads">Threads at most; one means the caller's own.</param>
    /// <param name="pieces">Pieces of work.</param>
    /// <param name="scratch">Makes one thread's scratch.</param>
    /// <param name="work">Does one piece.</param>
    /// <param name="cancellationToken">Looked at before each piece.</param>
    public static void Run<TScratch>(
        int threads, int pieces, Func<TScratch> scratch, Action<TScratch, int> work, CancellationToken cancellationToken)
    {
        Run([.. Enumerable.Range(0, Math.Max(1, Math.Min(threads, pieces))).Select(_ => scratch())], pieces, work, cancellationToken);
    }

    /// <summary>The same with scratch that is there already, a thread for each.</summary>
    public static void Run<TScratch>(TScratch[] scratch, int pieces, Action<TScratch, int> work, CancellationToken cancellationToken)
    {
        var next = -1;
        Exception? failure = null;
        var others = scratch.Skip(1).Select(mine => new Thread(() => Work(mine)) { IsBackground = true }).ToArray();
        foreach (var thread in others)
        {
            thread.Start();
        }

        Work(scratch[0]);
        foreach (var thread in others)
        {
            thread.Join();
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (failure is not null)
        {
            throw new InvalidOperationException("A worker failed.", failure);
        }

        void Work(TScratch mine)
        {
            try
            {
                while (failure is null && !cancellationToken.IsCancellationRequested)
                {
                    var piece = Interlocked.Increment(ref next);
                    if (piece >= pieces)
                    {
                        break;
                    }

                    work(mine, piece);
                }
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        }
    }
}
