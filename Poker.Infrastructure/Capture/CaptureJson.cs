using System.Text.Json.Serialization;
using Poker.Core.Dialects;

namespace Poker.Infrastructure.Capture;

/// <summary>How what is captured is written as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(HandRecord))]
[JsonSerializable(typeof(Dictionary<string, TableState>))]
[JsonSerializable(typeof(TableMemory))]
internal sealed partial class CaptureJson : JsonSerializerContext;
