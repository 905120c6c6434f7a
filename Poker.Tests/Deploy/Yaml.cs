using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Poker.Tests.Deploy;

/// <summary>
/// Reads YAML more strictly than Kubernetes does: no key twice, no anchors or tags, and no plain scalar that versions of YAML read
/// differently, such as <c>on</c>, <c>0400</c> or <c>1e3</c>.
/// </summary>
internal static partial class Yaml
{
    /// <summary>The documents of a text that are not empty.</summary>
    /// <exception cref="FormatException">The text is no such YAML; the message has the line.</exception>
    public static IReadOnlyList<object?> ReadAll(string text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException error)
        {
            throw new FormatException($"line {error.Start.Line}: {error.Message}", error);
        }

        return [.. stream.Documents.Select(document => From(document.RootNode)).Where(document => document is not null)];
    }

    /// <summary>The only document of a text.</summary>
    public static object? Read(string text) => ReadAll(text) is [var only] ? only : throw new FormatException("There is not exactly one document.");

    private static object? From(YamlNode node)
    {
        if (!node.Anchor.IsEmpty || !node.Tag.IsEmpty)
        {
            throw new FormatException($"line {node.Start.Line}: anchors and tags are not used here");
        }

        return node switch
        {
            YamlMappingNode map => map.Children.ToDictionary(entry => ((YamlScalarNode)entry.Key).Value!, entry => From(entry.Value)),
            YamlSequenceNode list => list.Children.Select(From).ToList(),
            YamlScalarNode { Style: ScalarStyle.Plain } scalar => Plain(scalar),
            YamlScalarNode scalar => scalar.Value,
            _ => throw new FormatException($"line {node.Start.Line}: {node.NodeType} is not used here"),
        };
    }

    private static object? Plain(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        return text switch
        {
            "" or "null" => null,
            "true" => true,
            "false" => false,
            _ when Whole().IsMatch(text) => long.Parse(text, CultureInfo.InvariantCulture),
            _ when Fraction().IsMatch(text) => double.Parse(text, CultureInfo.InvariantCulture),
            _ when Ambiguous().IsMatch(text) => throw new FormatException($"line {scalar.Start.Line}: versions of YAML read '{text}' differently; quote it"),
            _ => text,
        };
    }

    [GeneratedRegex("^-?(0|[1-9][0-9]*)$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)\.[0-9]+$")]
    private static partial Regex Fraction();

    [GeneratedRegex(@"^(~|y|n|yes|no|on|off|null|true|false|[-+]?[0-9][0-9_]*|0[xob][0-9a-f_]+|[-+]?[0-9_]*\.?[0-9_]+(e[-+]?[0-9]+)?|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+|[-+]?\.(inf|nan)|\d{4}-\d\d?-\d\d?.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Ambiguous();
}
