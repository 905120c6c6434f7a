using System.Diagnostics;
using Poker.Infrastructure.Jobs;

namespace Poker.Worker.Agents;

/// <summary>A leased job from its lease to its hand-in.</summary>
/// <param name="job">The job.</param>
/// <param name="slots">Slots that it takes here, at least 1.</param>
internal sealed class JobAtWork(LeasedJob job, int slots) : IProgress<float>
{
    private readonly CancellationTokenSource _cancelled = new();
    private readonly CancellationTokenSource _lost = new();
    private readonly long _begun = Stopwatch.GetTimestamp();
    private float _progress;

    public LeasedJob Job => job;

    public int Slots => slots;

    /// <summary>The handler is to end: the lease is lost, or the worker stops.</summary>
    public CancellationToken Cancelled => _cancelled.Token;

    /// <summary>The lease is lost: there is nothing to hand in any more.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>0 to 1.</summary>
    public float Progress => Volatile.Read(ref _progress);

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_begun);

    public void Report(float value) => Volatile.Write(ref _progress, Math.Clamp(float.IsNaN(value) ? 0 : value, 0, 1));

    // Callbacks of the tokens run elsewhere: whoever cancels, such as the thread of the heartbeats, isn't held up by them.
    public void Lose()
    {
        _ = _lost.CancelAsync();
        _ = _cancelled.CancelAsync();
    }

    public void Cancel() => _ = _cancelled.CancelAsync();
}
