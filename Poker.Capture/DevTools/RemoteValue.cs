using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Poker.Capture.Ingest;

namespace Poker.Capture.DevTools;

/// <summary>
/// A value of a page as the protocol tells it (<c>Runtime.RemoteObject</c>):
/// <c>{"type":"string","value":"Ann folds"}</c>, <c>{"type":"object","subtype":"array","description":"Array(3)","objectId":"…"}</c>.
/// </summary>
internal readonly record struct RemoteValue(JsonElement Json)
{
    /// <summary>What <c>typeof</c> gives.</summary>
    public string Type => Text("type");

    /// <summary>What kind of object; empty for a plain one.</summary>
    public string Subtype => Text("subtype");

    /// <summary>How the browser describes it.</summary>
    public string Description => Text("description");

    /// <summary>The handle to ask for its properties; empty where it has none.</summary>
    public string ObjectId => Text("objectId");

    /// <summary>What JSON has no word for, such as NaN and 12n; empty for others.</summary>
    public string Unserializable => Text("unserializableValue");

    /// <summary>A string's text, halves of surrogates as they are.</summary>
    public string String => Text("value");

    /// <summary>A boolean.</summary>
    public bool Boolean => Json.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.True;

    /// <summary>A number.</summary>
    public double Number => Unserializable switch
    {
        "" => Json.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : double.NaN,
        "-0" => -0.0,
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => double.NaN,
    };

    /// <summary>An array's length, from its description, <c>Array(3)</c>.</summary>
    public long Length
    {
        get
        {
            var (text, open) = (Description, Description.LastIndexOf('('));
            return open >= 0 && long.TryParse(text.AsSpan(open + 1).TrimEnd(')'), NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : 0;
        }
    }

    /// <summary>Whether it can stand in an object: as with JSON.stringify, some things cannot.</summary>
    public bool IsWritable => Type is not ("undefined" or "function" or "symbol");

    private string Text(string name) => Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty(name, out var text) ? TextOf(text) : "";

    /// <summary>A string of the protocol: scripts have halves of surrogates, which the framework's own reader refuses.</summary>
    public static string TextOf(JsonElement text)
    {
        if (text.ValueKind != JsonValueKind.String)
        {
            return "";
        }

        var reader = new Utf8JsonReader(JsonMarshal.GetRawUtf8Value(text));
        reader.Read();
        return JsonText.Read(ref reader);
    }
}
