namespace Poker.Tests.Harness;

/// <summary>Jobs, leases and workers in memory, with the rules of the real ones: what outlives a coordinator's process.</summary>
internal sealed class FakeBoard
{
    private readonly Lock _lock = new();
    private readonly List<FakeJob> _jobs = [];
    private readonly Dictionary<Guid, int> _workers = [];
    private readonly List<string> _events = [];

    public TimeSpan LeaseTime { get; set; } = TimeSpan.FromSeconds(5);

    public TimeSpan HeartbeatEvery { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>What workers are told at registration.</summary>
    public string Database { get; set; } = "Host=127.0.0.1;Port=1;Username=nobody;Database=none;Timeout=1";

    /// <summary>The token that calls must carry; null for none.</summary>
    public string? Token { get; set; }

    /// <summary>The version that is taken; null for any.</summary>
    public string? Version { get; set; }

    /// <summary>What happened, in order: "registered NAME SLOTS", "left", "handed back ID", …</summary>
    public IReadOnlyList<string> Events => Read(() => _events.ToList());

    public int Heartbeats => Read(() => _heartbeats);

    /// <summary>The longest time between two heartbeats.</summary>
    public TimeSpan LongestSilence => Read(() => TimeSpan.FromMilliseconds(_longestSilence));

    private int _heartbeats;
    private long _lastHeartbeat;
    private long _longestSilence;

    public FakeJob Add(string kind, int slots = 1, byte[]? payload = null, string trace = "")
    {
        lock (_lock)
        {
            var job = new FakeJob(_jobs.Count + 1, kind, slots, payload ?? [], trace);
            _jobs.Add(job);
            return job;
        }
    }

    public T Read<T>(Func<T> read)
    {
        lock (_lock)
        {
            return read();
        }
    }

    public void Note(string what)
    {
        lock (_lock)
        {
            _events.Add(what);
        }
    }

    public void Register(Guid worker, string name, int slots)
    {
        lock (_lock)
        {
            _workers[worker] = slots;
            _events.Add($"registered {name} {slots}");
        }
    }

    /// <summary>Forgets all workers, as a database that was restored would.</summary>
    public void Forget() => Read(() =>
    {
        _workers.Clear();
        return 0;
    });

    /// <summary>Takes a lease away, as when it has expired and another worker has the job.</summary>
    public void TakeAway(FakeJob job) => Read(() => job.Token = Guid.NewGuid());

    public FakeJob? Acquire(Guid worker, Guid acquisition, int free, IReadOnlyCollection<string> kinds)
    {
        lock (_lock)
        {
            Expire();
            if (_jobs.Find(job => job.State == "leased" && job.Worker == worker && job.Acquisition == acquisition) is { } held)
            {
                return held;
            }

            if (!_workers.TryGetValue(worker, out var slots))
            {
                return null;
            }

            var job = _jobs.Find(job => job.State == "pending" && kinds.Contains(job.Kind)
                && (job.Slots == 0 ? free >= slots : Math.Min(job.Slots, slots) <= free));
            if (job is not null)
            {
                (job.State, job.Token, job.Acquisition, job.Worker) = ("leased", Guid.NewGuid(), acquisition, worker);
                job.Attempts++;
                job.LeasedUntil = Environment.TickCount64 + (long)LeaseTime.TotalMilliseconds;
            }

            return job;
        }
    }

    public IReadOnlyList<Guid>? Heartbeat(Guid worker, IReadOnlyList<(Guid Token, float Progress)> leases)
    {
        lock (_lock)
        {
            var now = Environment.TickCount64;
            _longestSilence = Math.Max(_longestSilence, _heartbeats++ == 0 ? 0 : now - _lastHeartbeat);
            _lastHeartbeat = now;
            Expire();
            if (!_workers.ContainsKey(worker))
            {
                return null;
            }

            var lost = new List<Guid>();
            foreach (var (token, progress) in leases)
            {
                if (Leased(token) is { } job)
                {
                    (job.Progress, job.LeasedUntil) = (progress, now + (long)LeaseTime.TotalMilliseconds);
                }
                else
                {
                    lost.Add(token);
                }
            }

            return lost;
        }
    }

    public bool Complete(Guid token, byte[] result)
    {
        lock (_lock)
        {
            Expire();
            if (Leased(token) is { } job)
            {
                (job.State, job.Result) = ("done", result);
                job.Counted++;
                return true;
            }

            return _jobs.Exists(job => job.Token == token && job.State == "done");
        }
    }

    /// <returns>The tokens that did not hold.</returns>
    public IReadOnlyList<Guid> Release(Guid worker, IReadOnlyList<(Guid Token, string Problem)> jobs, bool leaving)
    {
        lock (_lock)
        {
            var lost = jobs.Select(job => job.Token).Where(token => Leased(token) is null).ToList();
            foreach (var (token, problem) in jobs)
            {
                if (Leased(token) is { } job)
                {
                    (job.State, job.Token, job.Problem) = (problem.Length > 0 ? "failed" : "pending", Guid.Empty, problem);
                    _events.Add(problem.Length > 0 ? $"failed {job.Id}" : $"handed back {job.Id}");
                }
            }

            if (leaving)
            {
                _workers.Remove(worker);
                _events.Add("left");
            }

            return lost;
        }
    }

    private FakeJob? Leased(Guid token) => _jobs.Find(job => job.State == "leased" && job.Token == token);

    private void Expire()
    {
        foreach (var job in _jobs.Where(job => job.State == "leased" && job.LeasedUntil < Environment.TickCount64))
        {
            (job.State, job.Token) = ("pending", Guid.Empty);
            _events.Add($"expired {job.Id}");
        }
    }
}
