namespace Poker.Core.Learning.Samples;

/// <summary>What became of decisions: how many made samples, and why others did not. Every decision is counted once.</summary>
public sealed class SampleTally
{
    private readonly long[] _decisions = new long[Enum.GetValues<LeftOut>().Length];

    /// <summary>Hands whose decisions are counted.</summary>
    public long Hands { get; private set; }

    /// <summary>Decisions in all.</summary>
    public long Decisions => _decisions.Sum();

    /// <summary>Samples.</summary>
    public long Samples => this[LeftOut.None];

    /// <summary>Decisions of a reason.</summary>
    public long this[LeftOut reason] => _decisions[(int)reason];

    /// <summary>Adds what another one counted.</summary>
    public void Add(SampleTally other)
    {
        Hands += other.Hands;
        for (var reason = 0; reason < _decisions.Length; reason++)
        {
            _decisions[reason] += other._decisions[reason];
        }
    }

    internal void Count(LeftOut reason) => _decisions[(int)reason]++;

    internal void CountHand() => Hands++;

    internal void Clear()
    {
        Hands = 0;
        Array.Clear(_decisions);
    }
}
