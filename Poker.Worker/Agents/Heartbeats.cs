using System.Diagnostics;
using Grpc.Core;
using Poker.ServiceDefaults.Telemetry;
using Poker.Worker.Telemetry;

namespace Poker.Worker.Agents;

/// <summary>Sends an agent's heartbeats from a thread of its own, whatever its jobs do.</summary>
internal sealed class Heartbeats : IDisposable
{
    // A heartbeat that failed is tried again this soon.
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    private readonly CoordinatorCalls _calls;
    private readonly JobsAtWork _jobs;
    private readonly Contact _contact;
    private readonly CancellationTokenSource _end = new();
    private readonly Thread _thread;
    private Registration _registration;

    /// <summary>Begins; the first heartbeat is due after the registered time.</summary>
    public Heartbeats(string name, CoordinatorCalls calls, JobsAtWork jobs, Contact contact, Registration registration)
    {
        (_calls, _jobs, _contact, _registration) = (calls, jobs, contact, registration);
        _thread = new Thread(Send) { IsBackground = true, Name = $"heartbeats of {name}", Priority = ThreadPriority.AboveNormal };
        _thread.Start();
    }

    /// <summary>Takes the times of a new registration.</summary>
    public void Take(Registration registration)
    {
        lock (_end)
        {
            _registration = registration;
        }
    }

    public void Dispose()
    {
        _end.Cancel();
        _thread.Join();
        _end.Dispose();
    }

    private void Send()
    {
        var wait = Current().HeartbeatEvery;
        while (true)
        {
            var due = Stopwatch.GetTimestamp() + (long)(wait.TotalSeconds * Stopwatch.Frequency);
            if (_end.Token.WaitHandle.WaitOne(wait))
            {
                return;
            }

            var every = Current().HeartbeatEvery;
            wait = TrySend() ? every : every < Again ? every : Again;
            WorkerMetrics.HeartbeatDelay.Record(Math.Max(0, Stopwatch.GetElapsedTime(due).TotalSeconds));
        }
    }

    private Registration Current()
    {
        lock (_end)
        {
            return _registration;
        }
    }

    private bool TrySend()
    {
        var jobs = _jobs.Snapshot();
        try
        {
            IReadOnlyList<Guid>? lost;
            using (Untraced.Begin())
            {
                lost = _calls.Heartbeat(jobs.Select(work => (work.Job.Token, work.Progress)), Current().LeaseTime / 3, _end.Token);
            }

            foreach (var token in lost ?? [])
            {
                _jobs.Find(token)?.Lose();
            }

            _contact.Heard(isKnown: lost is not null);
            return true;
        }
        catch (RpcException error)
        {
            if (!_end.IsCancellationRequested)
            {
                _contact.Missed(error);
            }

            return false;
        }
    }
}
