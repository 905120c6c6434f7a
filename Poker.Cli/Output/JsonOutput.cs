using System.Text.Encodings.Web;
using System.Text.Json;

namespace Poker.Cli.Output;

/// <summary>How commands write JSON: camelCase, one document a result, nothing escaped that needs no escape.</summary>
internal static class JsonOutput
{
    /// <summary>One line a document: for streams of results.</summary>
    public static readonly JsonSerializerOptions Lines = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Indented: for one result that people may read.</summary>
    public static readonly JsonSerializerOptions Indented = new(Lines) { WriteIndented = true };

    /// <summary>One value as text.</summary>
    public static string Text<T>(T value) => JsonSerializer.Serialize(value, Lines);

    /// <summary>Writes one value on standard output, indented.</summary>
    public static void Write<T>(T value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, Indented));
}
