using System.Text.Json;
using System.Text.Json.Serialization;
using Poker.Core.Solving.Blueprints;

namespace Poker.Infrastructure.Artefacts;

/// <summary>Training options as they are stored, in files and in the database: all that results depend on, by name.</summary>
internal static class TrainingOptionsJson
{
    /// <summary>How records with such options in them are written.</summary>
    public static readonly JsonSerializerOptions Settings = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>The options as JSON; the threads, which results don't depend on, as 1.</summary>
    public static string Write(TrainingOptions options) => JsonSerializer.Serialize(options with { Threads = 1 }, Settings);

    /// <summary>The options of a JSON text.</summary>
    /// <exception cref="JsonException">It holds no such options.</exception>
    public static TrainingOptions Read(string json) =>
        JsonSerializer.Deserialize<TrainingOptions>(json, Settings) ?? throw new JsonException("It holds no training options.");
}
