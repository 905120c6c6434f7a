using System.ComponentModel;

namespace Poker.Capture.Ingest;

/// <summary>A line as the OpenAPI document describes it.</summary>
internal sealed record LineBody
{
    /// <summary>Its number.</summary>
    [Description("Its number in its session, from 1, without holes.")]
    public required long Seq { get; init; }

    /// <summary>When it was told.</summary>
    [Description("When the source told it, by the source's clock.")]
    public DateTimeOffset? At { get; init; }

    /// <summary>Its table.</summary>
    [Description("Which of several tables it belongs to.")]
    public string? Table { get; init; }

    /// <summary>The line.</summary>
    [Description("The line, without its end; after 65536 UTF-16 code units it is cut.")]
    public required string Text { get; init; }
}
