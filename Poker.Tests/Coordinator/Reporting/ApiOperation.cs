using Poker.Tests.Deploy;

namespace Poker.Tests.Coordinator.Reporting;

/// <summary>An operation of the API's description.</summary>
/// <param name="Method">In small letters.</param>
/// <param name="Path">With the names of its parameters in braces.</param>
/// <param name="Description">All that is said of it.</param>
internal sealed record ApiOperation(string Method, string Path, IReadOnlyDictionary<string, object?> Description)
{
    /// <summary>What is said of its answers, by status.</summary>
    public IReadOnlyDictionary<string, object?> Answers => Plain.Map(Description["responses"]);

    /// <summary>Its parameters, in the path and in the query.</summary>
    public IEnumerable<IReadOnlyDictionary<string, object?>> Parameters => Plain.List(Description.GetValueOrDefault("parameters")).Select(Plain.Map);

    /// <summary>The schema of an answer or a body; null where it has none of that type.</summary>
    public IReadOnlyDictionary<string, object?>? SchemaOf(object? answer, string mediaType) =>
        Plain.Map(answer).GetValueOrDefault("content") is IReadOnlyDictionary<string, object?> content
        && content.GetValueOrDefault(mediaType) is IReadOnlyDictionary<string, object?> media
            ? Plain.Map(media["schema"])
            : null;

    public override string ToString() => $"{Method.ToUpperInvariant()} {Path}";
}
