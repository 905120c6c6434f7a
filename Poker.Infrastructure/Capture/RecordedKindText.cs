using System.Text.Json;
using System.Text.Json.Serialization;
using Poker.Core.Histories;

namespace Poker.Infrastructure.Capture;

/// <summary>Writes kinds of events as words: <c>fold</c>, <c>check</c>, <c>call</c>, <c>raise</c>, <c>checkOrCall</c>, <c>board</c>.</summary>
internal sealed class RecordedKindText() : JsonStringEnumConverter<RecordedKind>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);
