using Poker.Core.Learning.Policies;
using Poker.Core.Learning.Samples;

namespace Poker.Tests.Bot;

/// <summary>A policy that takes one bin wherever it is legal, and tells whether it was disposed of.</summary>
internal sealed class ScriptedPolicy(ActionBin bin) : IActionPolicy, IDisposable
{
    private int _disposed;

    /// <summary>Done before each evaluation: a wait, an exception.</summary>
    public Action? Before { get; set; }

    /// <summary>What all probabilities sum to.</summary>
    public float Sum { get; set; } = 1;

    public bool IsDisposed => Volatile.Read(ref _disposed) > 0;

    public void Evaluate(ReadOnlySpan<float> features, int legal, Span<float> policy)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        Before?.Invoke();
        policy.Clear();
        policy[(int)((legal >> (int)bin & 1) != 0 ? bin : ActionBin.CheckOrCall)] = Sum;
    }

    public void Dispose() => Assert.Equal(1, Interlocked.Increment(ref _disposed));
}
