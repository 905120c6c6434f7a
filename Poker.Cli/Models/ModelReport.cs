using System.Text.Json;
using Poker.Infrastructure.Models;

namespace Poker.Cli.Models;

/// <summary>A model version, as commands tell it.</summary>
/// <param name="Version">Its number.</param>
/// <param name="State">Where it is.</param>
/// <param name="Parent">The version that its training began with, or null.</param>
/// <param name="Created">When it was registered.</param>
/// <param name="Sha256">Of its bytes.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Layout">The version of the feature layout that it reads.</param>
/// <param name="Data">Which samples it was trained on.</param>
/// <param name="Configuration">How.</param>
/// <param name="Metrics">What came of it.</param>
internal sealed record ModelReport(
    long Version,
    string State,
    long? Parent,
    DateTimeOffset Created,
    string Sha256,
    long Size,
    int Layout,
    JsonElement Data,
    JsonElement Configuration,
    JsonElement Metrics)
{
    /// <summary>The report of a row.</summary>
    public static ModelReport Of(ModelRow row) => new(
        row.Version,
        ModelPath.NameOf(row.State),
        row.Parent,
        row.Created,
        row.Sha256,
        row.Size,
        row.Layout,
        Parse(row.Data),
        Parse(row.Configuration),
        Parse(row.Metrics));

    /// <summary>A JSON column's value.</summary>
    internal static JsonElement Parse(string json) => JsonSerializer.Deserialize<JsonElement>(json);
}
