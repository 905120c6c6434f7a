using System.Globalization;
using System.Text;

namespace Poker.Core.Histories;

/// <summary>Reads the part of TOML that poker hand histories use: tables of plain keys with strings, numbers, booleans, dates and arrays.</summary>
/// <remarks>
/// <code>
/// variant = 'NT'            # a comment
/// antes = [0, 0]
/// actions = ["d dh p1 ????", "p1 cbr 2.50",]
/// [2]                       # the next table
/// </code>
/// Inline tables, dotted keys and arrays of tables are refused. Dates stay text. Source: TOML 1.0.
/// </remarks>
internal sealed class TomlSubset
{
    private readonly string _text;
    private int _at;

    private TomlSubset(string text) => _text = text;

    /// <summary>The tables in order; the first is left out if it is empty.</summary>
    /// <exception cref="FormatException">The text is no TOML, or beyond the subset; the message has the line.</exception>
    public static List<TomlTable> Parse(string text) => new TomlSubset(text).Document();

    private List<TomlTable> Document()
    {
        var tables = new List<TomlTable> { new("", []) };
        for (SkipBlank(); _at < _text.Length; SkipBlank())
        {
            if (_text[_at] == '[')
            {
                _at++;
                var name = Key();
                Expect(']');
                tables.Add(new TomlTable(name, []));
                continue;
            }

            var key = Key();
            Expect('=');
            SkipBlank();
            if (!tables[^1].Values.TryAdd(key, Value()))
            {
                throw Fault($"the key {key} stands twice");
            }
        }

        return tables[0].Values.Count == 0 ? tables[1..] : tables;
    }

    private string Key()
    {
        SkipBlank();
        if (_at < _text.Length && _text[_at] is '"' or '\'')
        {
            return (string)Value();
        }

        var start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '_' or '-'))
        {
            _at++;
        }

        return _at > start ? _text[start.._at] : throw Fault("a key is missing");
    }

    private object Value()
    {
        if (_at >= _text.Length)
        {
            throw Fault("a value is missing");
        }

        return _text[_at] switch
        {
            '[' => Items(),
            '\'' => Literal(),
            '"' => Basic(),
            _ => Bare(),
        };
    }

    private List<object> Items()
    {
        var items = new List<object>();
        _at++;
        while (true)
        {
            SkipBlank();
            if (_at < _text.Length && _text[_at] == ']')
            {
                _at++;
                return items;
            }

            items.Add(Value());
            SkipBlank();
            if (_at < _text.Length && _text[_at] == ',')
            {
                _at++;
            }
            else if (_at >= _text.Length || _text[_at] != ']')
            {
                throw Fault("an array needs a comma or its end");
            }
        }
    }

    private string Literal()
    {
        var quote = _text.AsSpan(_at).StartsWith("'''", StringComparison.Ordinal) ? "'''" : "'";
        var end = _text.IndexOf(quote, _at + quote.Length, StringComparison.Ordinal);
        if (end < 0)
        {
            throw Fault("a string has no end");
        }

        var value = _text[(_at + quote.Length)..end];
        _at = end + quote.Length;
        return value;
    }

    private string Basic()
    {
        var quote = _text.AsSpan(_at).StartsWith("\"\"\"", StringComparison.Ordinal) ? "\"\"\"" : "\"";
        _at += quote.Length;
        var value = new StringBuilder();
        while (!_text.AsSpan(_at).StartsWith(quote, StringComparison.Ordinal))
        {
            if (_at >= _text.Length)
            {
                throw Fault("a string has no end");
            }

            value.Append(_text[_at++] is var next && next == '\\' ? Escaped() : next.ToString());
        }

        _at += quote.Length;
        return value.ToString();
    }

    private string Escaped()
    {
        var escape = _at < _text.Length ? _text[_at++] : '\0';
        switch (escape)
        {
            case 'u' or 'U':
                var digits = escape == 'u' ? 4 : 8;
                if (_at + digits > _text.Length
                    || !int.TryParse(_text.AsSpan(_at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
                    || !Rune.TryCreate(code, out var rune))
                {
                    throw Fault("an escape names no character");
                }

                _at += digits;
                return rune.ToString();
            default:
                var index = "btnfr\"\\".IndexOf(escape, StringComparison.Ordinal);
                return index >= 0 ? "\b\t\n\f\r\"\\"[index].ToString() : throw Fault($"there is no escape \\{escape}");
        }
    }

    private object Bare()
    {
        var start = _at;
        while (_at < _text.Length && _text[_at] is not (',' or ']' or '#' or '\n' or '\r'))
        {
            _at++;
        }

        var word = _text[start.._at].Trim();
        return word switch
        {
            "true" => true,
            "false" => false,
            "" => throw Fault("a value is missing"),
            _ when word[0] == '{' => throw Fault("inline tables are not read"),
            _ when decimal.TryParse(word.Replace("_", ""), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            _ when char.IsAsciiDigit(word[0]) => word,
            _ => throw Fault($"'{word}' is no value"),
        };
    }

    private void Expect(char wanted)
    {
        SkipBlank();
        if (_at >= _text.Length || _text[_at] != wanted)
        {
            throw Fault($"'{wanted}' is missing");
        }

        _at++;
    }

    private void SkipBlank()
    {
        while (_at < _text.Length && (char.IsWhiteSpace(_text[_at]) || _text[_at] == '#'))
        {
            if (_text[_at] == '#')
            {
                var end = _text.IndexOf('\n', _at);
                _at = end < 0 ? _text.Length : end;
            }
            else
            {
                _at++;
            }
        }
    }

    private FormatException Fault(string message) =>
        new($"line {_text.AsSpan(0, Math.Min(_at, _text.Length)).Count('\n') + 1}: {message}");
}
