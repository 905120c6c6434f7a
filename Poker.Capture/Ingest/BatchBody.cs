using System.ComponentModel;

namespace Poker.Capture.Ingest;

/// <summary>A batch as the OpenAPI document describes it; it is read token by token.</summary>
internal sealed record BatchBody
{
    /// <summary>The session's name, 1 to 128 characters.</summary>
    [Description("One run of a page, one file: 1 to 128 characters that are the same for all its lines and for no other run.")]
    public required string Session { get; init; }

    /// <summary>Whether no line of the session follows.</summary>
    [Description("Whether no line of the session follows.")]
    public bool Last { get; init; }

    /// <summary>The lines.</summary>
    [Description("The lines, in any order; those of application/x-ndjson follow the batch's object, each on a line of its own.")]
    public IReadOnlyList<LineBody> Lines { get; init; } = [];
}
