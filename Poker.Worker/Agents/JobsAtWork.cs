namespace Poker.Worker.Agents;

/// <summary>What an agent works at and which of its slots are free. Safe for any thread.</summary>
/// <param name="slots">Slots of the agent.</param>
internal sealed class JobsAtWork(int slots)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, JobAtWork> _jobs = [];
    private TaskCompletionSource _changed = NewSignal();
    private int _busy;
    private int _retired;

    /// <summary>Slots that can be used at all: those of handlers that don't end when they are told to are not.</summary>
    public int Usable
    {
        get
        {
            lock (_lock)
            {
                return slots - _retired;
            }
        }
    }

    public int Free
    {
        get
        {
            lock (_lock)
            {
                return slots - _retired - _busy;
            }
        }
    }

    /// <summary>Completes when slots come free, or when <see cref="Signal"/> is called.</summary>
    public Task Changed
    {
        get
        {
            lock (_lock)
            {
                return _changed.Task;
            }
        }
    }

    public IReadOnlyList<JobAtWork> Snapshot()
    {
        lock (_lock)
        {
            return [.. _jobs.Values];
        }
    }

    public JobAtWork? Find(Guid token)
    {
        lock (_lock)
        {
            return _jobs.GetValueOrDefault(token);
        }
    }

    /// <summary>Adds a job; false when it is there already.</summary>
    public bool TryAdd(JobAtWork job)
    {
        lock (_lock)
        {
            if (!_jobs.TryAdd(job.Job.Token, job))
            {
                return false;
            }

            _busy += job.Slots;
            return true;
        }
    }

    /// <summary>Removes a job; its slots come free, or are retired while its handler goes on.</summary>
    public void Remove(JobAtWork job, bool retire)
    {
        lock (_lock)
        {
            _jobs.Remove(job.Job.Token);
            _busy -= job.Slots;
            _retired += retire ? job.Slots : 0;
        }

        Signal();
    }

    /// <summary>Gives the slots of a retired job back.</summary>
    public void Restore(JobAtWork job)
    {
        lock (_lock)
        {
            _retired -= job.Slots;
        }

        Signal();
    }

    public void Signal()
    {
        lock (_lock)
        {
            _changed.TrySetResult();
            _changed = NewSignal();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
