using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Poker.Capture.DevTools;

/// <summary>Writes an object of a page as short JSON: three levels, fifty entries of each, 2,000 characters.</summary>
/// <param name="properties">Reads an object's own properties by its id.</param>
internal sealed class ObjectFormat(Func<string, Task<JsonElement>> properties)
{
    private const int Levels = 3;
    private const int MostEntries = 50;
    private const int LargestArray = 1_000;
    private const int LongestObject = 2_000;
    private const string UnknownObject = "{…}", UnknownArray = "[…]", Unknown = "…";

    /// <summary>The object as text.</summary>
    public async Task<string> WriteAsync(RemoteValue value)
    {
        if (value.Subtype == "error")
        {
            return ErrorText(value);
        }

        var text = new StringBuilder();
        await WriteAsync(value, Levels, text);
        return Cut(text.ToString());
    }

    // "TypeError: no such seat\n    at https://…": the stack is the page's own business.
    private static string ErrorText(RemoteValue error) => Cut(error.Description.Split("\n    at ", 2)[0]);

    private static string Cut(string text) => text.Length > LongestObject ? $"{text[..LongestObject]}…" : text;

    private async Task WriteAsync(RemoteValue value, int level, StringBuilder text)
    {
        if (text.Length > LongestObject)
        {
            return;
        }

        switch (value)
        {
            case { Type: "object", Subtype: "null" } or { IsWritable: false }:
                text.Append("null");
                break;
            case { Type: "object", Subtype: "typedarray" or "dataview" }:
                text.Append(UnknownArray);
                break;
            case { Type: "object", Subtype: "array" }:
                await WriteArrayAsync(value, level, text);
                break;
            case { Type: "object", Subtype: "error" }:
                Quote(ErrorText(value), text);
                break;
            case { Type: "object" }:
                await WriteObjectAsync(value, level, text);
                break;
            default:
                WritePrimitive(value, text);
                break;
        }
    }

    private static void WritePrimitive(RemoteValue value, StringBuilder text)
    {
        switch (value.Type)
        {
            case "string":
                Quote(value.String, text);
                break;
            case "number":
                text.Append(value.Number switch { 0 => "0", var number when double.IsFinite(number) => JsNumber.Write(number), _ => "null" });
                break;
            case "bigint":
                text.Append(value.Unserializable.TrimEnd('n'));
                break;
            default:
                text.Append(value.Boolean ? "true" : "false");
                break;
        }
    }

    private async Task WriteArrayAsync(RemoteValue array, int level, StringBuilder text)
    {
        var length = array.Length;
        if (level == 0 || length > LargestArray || await PropertiesAsync(array) is not { } found)
        {
            text.Append(UnknownArray);
            return;
        }

        var elements = found.ToDictionary(property => RemoteValue.TextOf(property.GetProperty("name")));
        text.Append('[');
        for (var i = 0; i < length && i < MostEntries; i++)
        {
            text.Append(i == 0 ? "" : ",");
            if (elements.TryGetValue(i.ToString(CultureInfo.InvariantCulture), out var element))
            {
                await WriteEntryAsync(element, level, text);
            }
            else
            {
                text.Append("null");
            }
        }

        text.Append(length > MostEntries ? $",{UnknownArray[1..]}" : "]");
    }

    private async Task WriteObjectAsync(RemoteValue value, int level, StringBuilder text)
    {
        // To look at a proxy is to run the page's code.
        if (level == 0 || value.Subtype == "proxy" || await PropertiesAsync(value) is not { } found)
        {
            text.Append(UnknownObject);
            return;
        }

        var separator = '{';
        foreach (var property in found.Take(MostEntries))
        {
            if (text.Length <= LongestObject && (IsAccessor(property) || ValueOf(property).IsWritable))
            {
                text.Append(separator);
                Quote(RemoteValue.TextOf(property.GetProperty("name")), text);
                text.Append(':');
                separator = ',';
                await WriteEntryAsync(property, level, text);
            }
        }

        text.Append(found.Count > MostEntries ? $"{separator}{UnknownObject[1..]}" : separator == '{' ? "{}" : "}");
    }

    private async Task WriteEntryAsync(JsonElement property, int level, StringBuilder text)
    {
        if (IsAccessor(property))
        {
            text.Append(Unknown);
        }
        else
        {
            await WriteAsync(ValueOf(property), level - 1, text);
        }
    }

    private static bool IsAccessor(JsonElement property) => !property.TryGetProperty("value", out _);

    private static RemoteValue ValueOf(JsonElement property) => new(property.GetProperty("value"));

    // Those that a loop over the object would show; null where the object is gone.
    private async Task<List<JsonElement>?> PropertiesAsync(RemoteValue value)
    {
        if (value.ObjectId.Length == 0)
        {
            return null;
        }

        try
        {
            var answer = await properties(value.ObjectId);
            return [.. answer.GetProperty("result").EnumerateArray().Where(
                property => property.GetProperty("enumerable").GetBoolean() && !property.TryGetProperty("symbol", out _))];
        }
        catch (DevToolsException error) when (error.IsRefusal)
        {
            return null;
        }
    }

    // As JSON.stringify does, halves of surrogates included.
    private static void Quote(string value, StringBuilder text)
    {
        text.Append('"');
        for (var i = 0; i < value.Length && i < LongestObject; i++)
        {
            var unit = value[i];
            var isPair = char.IsHighSurrogate(unit) && i + 1 < Math.Min(value.Length, LongestObject) && char.IsLowSurrogate(value[i + 1]);
            text.Append(unit switch
            {
                '"' => "\\\"",
                '\\' => @"\\",
                '\b' => @"\b",
                '\f' => @"\f",
                '\n' => @"\n",
                '\r' => @"\r",
                '\t' => @"\t",
                < ' ' => $@"\u{(int)unit:x4}",
                _ when isPair => value.Substring(i++, 2),
                _ when char.IsSurrogate(unit) => $@"\u{(int)unit:x4}",
                _ => unit.ToString(),
            });
        }

        text.Append('"');
    }
}
