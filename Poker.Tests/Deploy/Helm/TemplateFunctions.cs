using System.Globalization;
using System.Text;

namespace Poker.Tests.Deploy.Helm;

/// <summary>The functions of Go, Sprig and Helm that the chart uses and that need nothing but their arguments.</summary>
internal static class TemplateFunctions
{
    private static readonly Dictionary<string, Func<IReadOnlyList<object?>, object?>> Known = new()
    {
        ["add"] = a => a.Sum(Whole),
        ["and"] = a => a.FirstOrDefault(value => !IsTrue(value), a[^1]),
        ["b64enc"] = a => Convert.ToBase64String(Encoding.UTF8.GetBytes((string)a[0]!)),
        ["default"] = a => IsTrue(a[1]) ? a[1] : a[0],
        ["dict"] = a => a.Chunk(2).ToDictionary(pair => (string)pair[0]!, pair => pair[1]),
        ["eq"] = a => a[0] is string && a[1] is string ? a[0]!.Equals(a[1]) : throw new FormatException("eq compares strings here"),
        ["index"] = a => Index(a[0], a[1]),
        ["int"] = a => Whole(a[0]),
        ["list"] = a => a,
        ["mul"] = a => a.Aggregate(1L, (product, value) => product * Whole(value)),
        ["nindent"] = a => Indented((string)a[1]!, (int)Whole(a[0])),
        ["not"] = a => !IsTrue(a[0]),
        ["or"] = a => a.FirstOrDefault(IsTrue, a[^1]),
        ["printf"] = a => Format((string)a[0]!, new(a.Skip(1))),
        ["quote"] = a => Quoted(Printed(a[0])),
        ["replace"] = a => ((string)a[2]!).Replace((string)a[0]!, (string)a[1]!, StringComparison.Ordinal),
        ["required"] = a => a[1] is null or "" ? throw new FormatException((string)a[0]!) : a[1],
        ["toString"] = a => Printed(a[0]),

        // JSON is YAML.
        ["toYaml"] = a => Plain.ToLine(a[0]),
    };

    /// <summary>Whether there is a function of that name, one of those that need more included.</summary>
    public static bool Knows(string name) => Known.ContainsKey(name) || name is "include" or "lookup" or "randAlphaNum";

    public static object? Call(string name, IReadOnlyList<object?> arguments) => Known[name](arguments);

    /// <summary>Whether <c>if</c> takes it for true: empty things are not.</summary>
    public static bool IsTrue(object? value) => value switch
    {
        null or false or 0L or 0d or "" => false,
        IReadOnlyDictionary<string, object?> map => map.Count > 0,
        IReadOnlyList<object?> list => list.Count > 0,
        _ => true,
    };

    /// <summary>A value as text. What Go would print as <c>&lt;no value&gt;</c> or as a map is an error here.</summary>
    public static string Printed(object? value) => value switch
    {
        string text => text,
        bool truth => truth ? "true" : "false",

        // Helm reads numbers as floats, which it prints with an exponent from here on.
        long and (<= -1_000_000 or >= 1_000_000) => throw new FormatException($"{value} would be printed with an exponent: make it a string"),
        long or double => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        null => throw new FormatException("there is no value to print"),
        _ => throw new FormatException($"{Plain.ToLine(value)} is nothing to print"),
    };

    private static object? Index(object? of, object? key) => of switch
    {
        IReadOnlyDictionary<string, object?> map => map.GetValueOrDefault((string)key!),
        _ => throw new FormatException("index is for maps here"),
    };

    private static long Whole(object? value) => value is long number ? number : throw new FormatException($"{Plain.ToLine(value)} is no whole number");

    private static string Indented(string text, int spaces)
    {
        var pad = "\n" + new string(' ', spaces);
        return pad + text.Replace("\n", pad, StringComparison.Ordinal);
    }

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Format(string format, Queue<object?> arguments)
    {
        var text = format
            .Split('%')
            .Select((part, index) => index == 0 ? part
                : part.StartsWith('s') ? (string)arguments.Dequeue()! + part[1..]
                : part.StartsWith("02d", StringComparison.Ordinal) ? Whole(arguments.Dequeue()).ToString("00", CultureInfo.InvariantCulture) + part[3..]
                : throw new FormatException($"%{part} is not known"));
        return string.Concat(text);
    }
}
