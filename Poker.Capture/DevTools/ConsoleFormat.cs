using System.Text;
using System.Text.Json;

namespace Poker.Capture.DevTools;

/// <summary>
/// Writes the arguments of a console call as one line. docs/capture.md has the rules; the extension's page/format.js keeps the same ones, and
/// both are held to extension/tests/console-vectors.json. Objects are read by their properties, when the line is written; no getter is called.
/// </summary>
/// <param name="properties">Reads an object's own properties by its id, as <c>Runtime.getProperties</c> answers.</param>
internal sealed class ConsoleFormat(Func<string, Task<JsonElement>> properties)
{
    /// <summary>The longest line, in UTF-16 code units; what is longer is cut.</summary>
    public const int LongestLine = 65_536;

    private const string Placeholders = "sdifoOc";

    private readonly ObjectFormat _objects = new(properties);

    /// <summary>The line of a call.</summary>
    /// <exception cref="DevToolsException">The connection ended.</exception>
    public async Task<string> LineAsync(IReadOnlyList<RemoteValue> values)
    {
        var text = new StringBuilder();
        var next = 0;
        if (values is [{ Type: "string" } pattern, _, ..])
        {
            next = await SubstituteAsync(pattern.String, values, text);
        }

        for (var i = next; i < values.Count; i++)
        {
            text.Append(i == 0 ? "" : " ").Append(await ArgumentAsync(values[i]));
        }

        return text.ToString(0, Math.Min(text.Length, LongestLine));
    }

    // Returns how many values are used up.
    private async Task<int> SubstituteAsync(string pattern, IReadOnlyList<RemoteValue> values, StringBuilder text)
    {
        var (next, from) = (1, 0);
        for (var at = pattern.IndexOf('%', StringComparison.Ordinal); at >= 0 && at + 1 < pattern.Length; at = pattern.IndexOf('%', from))
        {
            text.Append(pattern, from, at - from);
            var kind = pattern[at + 1];
            var isPlaceholder = next < values.Count && Placeholders.Contains(kind, StringComparison.Ordinal);
            text.Append(isPlaceholder ? await PlacedAsync(kind, values[next++]) : "%");
            from = at + (isPlaceholder || kind == '%' ? 2 : 1);
        }

        text.Append(pattern, from, pattern.Length - from);
        return next;
    }

    private async Task<string> PlacedAsync(char kind, RemoteValue value) => kind switch
    {
        'c' => "",
        'd' or 'i' => JsNumber.Write(value.Type switch
        {
            "number" => Math.Truncate(value.Number),
            "string" => JsNumber.ParseWhole(value.String),
            "bigint" => JsNumber.ParseWhole(value.Unserializable),
            _ => double.NaN,
        }),
        'f' => JsNumber.Write(value.Type switch
        {
            "number" => value.Number,
            "string" => JsNumber.ParseDecimal(value.String),
            "bigint" => JsNumber.ParseDecimal(value.Unserializable),
            _ => double.NaN,
        }),
        _ => await ArgumentAsync(value),
    };

    private async Task<string> ArgumentAsync(RemoteValue value) => value switch
    {
        { Type: "string" } => value.String,
        { Type: "number" } => JsNumber.Write(value.Number),
        { Type: "boolean" } => value.Boolean ? "true" : "false",
        { Type: "bigint" } => value.Unserializable,
        { Type: "symbol" } => value.Description,
        { Type: "object", Subtype: "null" } => "null",
        { Type: "object" } => await _objects.WriteAsync(value),
        _ => value.Type,
    };
}
