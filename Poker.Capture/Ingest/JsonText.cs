using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Poker.Capture.Ingest;

/// <summary>
/// Reads JSON strings that the framework's reader refuses: scripts write halves of surrogates as escapes, and one bad line would block its
/// sender for ever. Bytes that are no UTF-8 become U+FFFD.
/// </summary>
internal static class JsonText
{
    /// <summary>The string that a reader stands at.</summary>
    public static string Read(ref Utf8JsonReader reader)
    {
        var text = reader.HasValueSequence ? Encoding.UTF8.GetString(reader.ValueSequence) : Encoding.UTF8.GetString(reader.ValueSpan);
        return reader.ValueIsEscaped ? Unescape(text) : text;
    }

    // The reader has seen to it that each escape is whole.
    private static string Unescape(string text)
    {
        var unescaped = new StringBuilder(text.Length);
        for (var rest = text.AsSpan(); ;)
        {
            var escape = rest.IndexOf('\\');
            if (escape < 0)
            {
                return unescaped.Append(rest).ToString();
            }

            unescaped.Append(rest[..escape]);
            var kind = rest[escape + 1];
            unescaped.Append(kind switch
            {
                'b' => '\b',
                'f' => '\f',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'u' => (char)ushort.Parse(rest.Slice(escape + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                _ => kind,
            });
            rest = rest[(escape + (kind == 'u' ? 6 : 2))..];
        }
    }
}
