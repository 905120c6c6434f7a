using System.Text.RegularExpressions;

namespace Poker.Tests.Deploy.Helm;

/// <summary>
/// Reads the part of Go's template language that the chart is written in: text, comments, pipelines, variables, <c>if</c>, <c>else</c>,
/// <c>with</c>, <c>range</c>, <c>define</c>. What isn't among that is an error, never passed over.
/// </summary>
internal sealed partial class TemplateParser
{
    private readonly IReadOnlyList<(string Text, string? Action)> _pieces;
    private int _at;

    private TemplateParser(IReadOnlyList<(string Text, string? Action)> pieces) => _pieces = pieces;

    /// <summary>The nodes of a template.</summary>
    /// <param name="name">Its name, for errors.</param>
    /// <param name="source">Its text.</param>
    /// <exception cref="FormatException">It is not understood.</exception>
    public static IReadOnlyList<Node> Parse(string name, string source)
    {
        try
        {
            var parser = new TemplateParser([.. Cut(source)]);
            var nodes = parser.Block(out var end);
            return end is null ? nodes : throw new FormatException($"'{end}' closes nothing");
        }
        catch (FormatException error)
        {
            throw new FormatException($"{name}: {error.Message}", error);
        }
    }

    // Text and the action after it, the space around it taken off where the action says so.
    private static IEnumerable<(string Text, string? Action)> Cut(string source)
    {
        var (at, trims) = (0, false);
        foreach (Match match in Actions().Matches(source))
        {
            var text = Trimmed(source[at..match.Index], trims, match.Groups["left"].Success);
            (at, trims) = (match.Index + match.Length, match.Groups["right"].Success);
            yield return (text, match.Groups["comment"].Success ? null : match.Groups["action"].Value.Trim());
        }

        var rest = Trimmed(source[at..], trims, false);
        yield return rest.Contains("{{", StringComparison.Ordinal) ? throw new FormatException("an action is not closed") : (rest, null);
    }

    private static string Trimmed(string text, bool start, bool end)
    {
        text = start ? text.TrimStart() : text;
        return end ? text.TrimEnd() : text;
    }

    private static Node Single(ExpressionParser action) => action.TakeVariables() switch
    {
        ([var name], var declares) => new Node.Assign(name, declares, action.TakeAll()),
        null => new Node.Print(action.TakeAll()),
        _ => throw new FormatException("two variables are for range alone"),
    };

    // Everything up to an "end" or "else" of this block, which is told, or up to the end of the template.
    private List<Node> Block(out string? end)
    {
        var nodes = new List<Node>();
        while (_at < _pieces.Count)
        {
            var (text, source) = _pieces[_at++];
            if (text.Length > 0)
            {
                nodes.Add(new Node.Text(text));
            }

            if (source is null)
            {
                continue;
            }

            if (source == "end" || source == "else" || source.StartsWith("else if ", StringComparison.Ordinal))
            {
                end = source;
                return nodes;
            }

            nodes.Add(Statement(new ExpressionParser(Token.ReadAll(source))));
        }

        end = null;
        return nodes;
    }

    private Node Statement(ExpressionParser action)
    {
        if (action.Takes("if"))
        {
            return If(action.TakeAll());
        }

        if (action.Takes("with"))
        {
            var value = action.TakeAll();
            var (then, otherwise) = Branches();
            return new Node.With(value, then, otherwise);
        }

        if (action.Takes("range"))
        {
            var names = action.TakeVariables()?.Names ?? [];
            return new Node.Range(names.Count > 1 ? names[0] : null, names.Count > 0 ? names[^1] : null, action.TakeAll(), Closed());
        }

        if (action.Takes("define"))
        {
            var name = action.Take("string").Content;
            action.End();
            return new Node.Define(name, Closed());
        }

        return Single(action);
    }

    private Node.If If(Expression condition)
    {
        var (then, otherwise) = Branches();
        return new Node.If(condition, then, otherwise);
    }

    private (IReadOnlyList<Node> Then, IReadOnlyList<Node> Otherwise) Branches()
    {
        var then = Block(out var end);
        return end switch
        {
            "end" => (then, []),
            "else" => (then, Closed()),
            not null => (then, [If(new ExpressionParser(Token.ReadAll(end["else if ".Length..])).TakeAll())]),
            null => throw new FormatException("a block is not closed"),
        };
    }

    private List<Node> Closed()
    {
        var body = Block(out var end);
        return end == "end" ? body : throw new FormatException($"a block ends with '{end ?? "nothing"}'");
    }

    [GeneratedRegex(@"\{\{(?<left>-(?=\s))?(?:\s*(?<comment>/\*.*?\*/)\s*?|(?<action>.*?))(?<right>(?<=\s)-)?\}\}", RegexOptions.Singleline)]
    private static partial Regex Actions();
}
