using System.Runtime.ExceptionServices;

namespace Poker.Core.Concurrency;

/// <summary>Threads that wait for work and do the same work at once, the caller among them; a run allocates nothing.</summary>
internal sealed class WorkerCrew : IDisposable
{
    private readonly Thread[] _threads;
    private readonly SemaphoreSlim[] _starts;
    private readonly CountdownEvent _running;
    private Action<int> _work = _ => { };
    private Exception? _failure;
    private bool _ends;

    /// <summary>A crew of so many workers, the caller included.</summary>
    public WorkerCrew(int workers)
    {
        _running = new(Math.Max(1, workers - 1));
        _starts = [.. Enumerable.Range(1, workers - 1).Select(_ => new SemaphoreSlim(0))];
        _threads = [.. Enumerable.Range(1, workers - 1).Select(worker => new Thread(() => Serve(worker)) { IsBackground = true, Name = $"worker {worker}" })];
        foreach (var thread in _threads)
        {
            thread.Start();
        }
    }

    /// <summary>Workers, the caller included.</summary>
    public int Count => _threads.Length + 1;

    /// <summary>Has every worker do the work, which is told the worker's number, 0 for the caller; returns when all have.</summary>
    /// <remarks>The first failure is thrown after all have ended.</remarks>
    public void Run(Action<int> work)
    {
        _work = work;
        if (_threads.Length > 0)
        {
            _running.Reset(_threads.Length);
        }

        foreach (var start in _starts)
        {
            start.Release();
        }

        Do(0);
        if (_threads.Length > 0)
        {
            _running.Wait();
        }

        if (Interlocked.Exchange(ref _failure, null) is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _ends = true;
        for (var i = 0; i < _threads.Length; i++)
        {
            _starts[i].Release();
            _threads[i].Join();
            _starts[i].Dispose();
        }

        _running.Dispose();
    }

    private void Serve(int worker)
    {
        while (true)
        {
            _starts[worker - 1].Wait();
            if (_ends)
            {
                return;
            }

            Do(worker);
            _running.Signal();
        }
    }

    private void Do(int worker)
    {
        try
        {
            _work(worker);
        }
        catch (Exception error)
        {
            Interlocked.CompareExchange(ref _failure, error, null);
        }
    }
}
