namespace Poker.Cli.Replaying;

/// <summary>What <c>poker replay</c> found.</summary>
internal sealed record ReplayReport
{
    /// <summary>Files read.</summary>
    public required int Files { get; init; }

    /// <summary>Hands read: agreed + disagreed + rejected.</summary>
    public required int Read { get; init; }

    /// <summary>Hands on which recording and engine agree.</summary>
    public required int Agreed { get; init; }

    /// <summary>Of the agreed, those with a fault of the recording that was worked around, by fault.</summary>
    public required SortedDictionary<string, int> Lenient { get; init; }

    /// <summary>The others that were replayed.</summary>
    public required IReadOnlyList<Disagreement> Disagreements { get; init; }

    /// <summary>Hands that could not be replayed, by reason.</summary>
    public required SortedDictionary<string, int> Rejected { get; init; }

    /// <summary>Time on the clock for reading and parsing.</summary>
    public required double ParseSeconds { get; init; }

    /// <summary>How often each hand was replayed again to measure the speed.</summary>
    public required int Repeats { get; init; }

    /// <summary>Time on the clock for those repeats, without parsing.</summary>
    public required double ReplaySeconds { get; init; }

    /// <summary>Hands replayed.</summary>
    public int Replayed => Agreed + Disagreements.Count;

    /// <summary>Hands a second, parsing apart, on one thread.</summary>
    public double ReplayedPerSecond => ReplaySeconds > 0 ? (double)Repeats * Replayed / ReplaySeconds : 0;
}
