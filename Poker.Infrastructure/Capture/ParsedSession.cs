namespace Poker.Infrastructure.Capture;

/// <summary>A session that is held for parsing: what there is of it, and how far it is parsed.</summary>
public sealed record ParsedSession
{
    /// <summary>Its id.</summary>
    public required long Id { get; init; }

    /// <summary>What the sender calls it.</summary>
    public required string Name { get; init; }

    /// <summary>The source's name.</summary>
    public required string Source { get; init; }

    /// <summary>The dialect that the source names; null: detected.</summary>
    public required string? Dialect { get; init; }

    /// <summary>Lines up to here can be read.</summary>
    public required long Through { get; init; }

    /// <summary>Lines up to here have expired.</summary>
    public required long ExpiredThrough { get; init; }

    /// <summary>Whether the sender has said that no line follows, and none is missing.</summary>
    public required bool HasEnded { get; init; }

    /// <summary>The revision of its lines.</summary>
    public required int LinesRevision { get; init; }

    /// <summary>The database's clock.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The revision that is parsed.</summary>
    public required int Revision { get; init; }

    /// <summary>Lines up to here have been looked at.</summary>
    public required long ParsedThrough { get; init; }

    /// <summary>Its tables by name.</summary>
    public required IReadOnlyDictionary<string, TableState> Tables { get; init; }

    /// <summary>Lines that told something.</summary>
    public required long Understood { get; init; }

    /// <summary>Lines that told nothing.</summary>
    public required long Noise { get; init; }

    /// <summary>Whether all hands are out and nothing is known of the tables any more.</summary>
    public required bool IsClosed { get; init; }

    /// <summary>When to look again although no line comes.</summary>
    public DateTimeOffset? DueAt { get; init; }
}
