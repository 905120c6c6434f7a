using System.Text.Json.Serialization;

namespace Poker.Capture.Ingest;

/// <summary>What a stream's sender is told of a message that was not stored.</summary>
/// <param name="Error">Why, and what to do.</param>
/// <param name="RetryAfterMs">When the same may be sent again; left out where that would be in vain.</param>
internal sealed record StreamProblem(string Error, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? RetryAfterMs);
