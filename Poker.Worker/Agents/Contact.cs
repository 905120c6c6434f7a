using System.Diagnostics;
using Grpc.Core;

namespace Poker.Worker.Agents;

/// <summary>Whether the coordinator is heard of, and knows the agent. Logs changes only. Safe for any thread.</summary>
internal sealed class Contact(string name, JobsAtWork jobs, ILogger logger)
{
    private readonly Lock _lock = new();
    private long _heard = Stopwatch.GetTimestamp();
    private bool _gone;
    private bool _known;

    /// <summary>Whether the coordinator knows the agent; if not, it has to register.</summary>
    public bool IsKnown
    {
        get
        {
            lock (_lock)
            {
                return _known;
            }
        }
    }

    /// <summary>Time since the coordinator's last answer.</summary>
    public TimeSpan Silence
    {
        get
        {
            lock (_lock)
            {
                return Stopwatch.GetElapsedTime(_heard);
            }
        }
    }

    public void Heard(bool isKnown)
    {
        bool back;
        lock (_lock)
        {
            _heard = Stopwatch.GetTimestamp();
            back = _gone;
            _gone = false;
            _known = isKnown;
        }

        if (back)
        {
            logger.CoordinatorBack(name);
        }

        if (back || !isKnown)
        {
            jobs.Signal();
        }
    }

    /// <summary>A call failed; one that will fail again has the agent register anew, which tells why.</summary>
    public void Missed(RpcException error)
    {
        bool first;
        lock (_lock)
        {
            first = !_gone;
            _gone = true;
            _known &= error.IsTransient();
        }

        if (first)
        {
            logger.CoordinatorGone(name, error.StatusCode.ToString(), error.Status.Detail);
        }

        if (!error.IsTransient())
        {
            jobs.Signal();
        }
    }
}
