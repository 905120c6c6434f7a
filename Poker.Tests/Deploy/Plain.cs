using System.Text.Encodings.Web;
using System.Text.Json;

namespace Poker.Tests.Deploy;

/// <summary>
/// What YAML and JSON documents are made of: null, bool, long, double, string, <c>IReadOnlyList&lt;object?&gt;</c> and
/// <c>IReadOnlyDictionary&lt;string, object?&gt;</c>.
/// </summary>
internal static class Plain
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions Short = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A document as JSON, to be compared whole.</summary>
    public static string ToJson(object? document) => JsonSerializer.Serialize(Sorted(document), Readable);

    /// <summary>The same in one line, which is YAML too.</summary>
    public static string ToLine(object? document) => JsonSerializer.Serialize(Sorted(document), Short);

    public static object? FromJson(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Disallow });
        return From(document.RootElement);
    }

    /// <summary>A value by its path, such as <c>spec.template.spec.containers.0.name</c>; null where there is none.</summary>
    public static object? At(object? document, string path)
    {
        foreach (var step in path.Split('.'))
        {
            document = document switch
            {
                IReadOnlyDictionary<string, object?> map => map.GetValueOrDefault(step),
                IReadOnlyList<object?> list when int.TryParse(step, out var index) && index < list.Count => list[index],
                _ => null,
            };
        }

        return document;
    }

    public static IReadOnlyDictionary<string, object?> Map(object? value) => (IReadOnlyDictionary<string, object?>)value!;

    public static IReadOnlyList<object?> List(object? value) => (IReadOnlyList<object?>?)value ?? [];

    /// <summary>Values laid over others, as Helm does: maps are merged, all else is replaced.</summary>
    public static object? Over(object? below, object? above) =>
        below is IReadOnlyDictionary<string, object?> old && above is IReadOnlyDictionary<string, object?> changes
            ? old.Keys.Union(changes.Keys).ToDictionary(
                key => key, key => changes.TryGetValue(key, out var change) ? Over(old.GetValueOrDefault(key), change) : old[key])
            : above;

    private static object? Sorted(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> map => new SortedDictionary<string, object?>(
            map.ToDictionary(entry => entry.Key, entry => Sorted(entry.Value)), StringComparer.Ordinal),
        IReadOnlyList<object?> list => list.Select(Sorted).ToArray(),
        _ => value,
    };

    private static object? From(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().ToDictionary(property => property.Name, property => From(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().Select(From).ToList(),
        JsonValueKind.String => element.GetString(),

        // As objects: of a long and a double the compiler would make a double each time.
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? (object)whole : element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
