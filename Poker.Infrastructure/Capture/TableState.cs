namespace Poker.Infrastructure.Capture;

/// <summary>How far one table of a session is parsed: what to go on from, kept in <c>capture_parse.tables</c>. It tells no name openly.</summary>
public sealed record TableState
{
    /// <summary>The dialect; null while it is not known.</summary>
    public string? Dialect { get; init; }

    /// <summary>Whether the dialect is settled: by the source, or by enough lines. Until then all is read anew whenever lines come.</summary>
    public bool IsSettled { get; init; }

    /// <summary>How sure the dialect is, in [0, 1]; null where the source names it.</summary>
    public double? Confidence { get; init; }

    /// <summary>Why the dialect was detected or could not be; null where the source names it.</summary>
    public string? Why { get; init; }

    /// <summary>What is known of the table before <see cref="Restart"/>, encrypted by <see cref="HandPseudonyms.Seal"/>; null: nothing.</summary>
    public byte[]? Memory { get; init; }

    /// <summary>The position (<see cref="LinePosition"/>) from which on lines belong to no complete hand.</summary>
    public long Restart { get; init; }

    /// <summary>The sequences of the lines from there on that tell something, ascending; null for none.</summary>
    public long[]? Pending { get; init; }

    /// <summary>When the last line came that tells something, by the database's clock.</summary>
    public DateTimeOffset LastAt { get; init; }

    /// <summary>Whether the hand under way has paid somebody.</summary>
    public bool IsPaid { get; init; }

    /// <summary>Whether the hand under way has come out all the same, since no line came for a while.</summary>
    public bool IsOut { get; init; }

    /// <summary>Whether there are rows of hands from <see cref="Restart"/> on: what comes next replaces them.</summary>
    public bool HasRows { get; init; }

    /// <summary>The last of the lines that have expired while the hand they began was under way; null: none, or the next hand has begun.</summary>
    public long? CutThrough { get; init; }

    /// <summary>Lines of the table.</summary>
    public long Lines { get; init; }

    /// <summary>Lines that told something.</summary>
    public long Understood { get; init; }
}
