using System.Text.Json.Serialization;

namespace Poker.Infrastructure.Capture;

/// <summary>How what is captured is written as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(HandRecord))]
[JsonSerializable(typeof(Dictionary<string, TableState>))]
internal sealed partial class CaptureJson : JsonSerializerContext;
