using System.Security.Cryptography;
using System.Text;

namespace Poker.Tests.Deploy.Helm;

/// <summary>Carries templates out.</summary>
/// <param name="defined">What <c>include</c> finds.</param>
/// <param name="lookup">What <c>lookup</c> finds in the cluster, by kind and name; an empty map for nothing.</param>
internal sealed class TemplateRun(IReadOnlyDictionary<string, IReadOnlyList<Node>> defined, Func<string, string, object?> lookup)
{
    private const string LettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private readonly List<(string Name, object? Value)> _variables = [];

    /// <summary>The text of a template.</summary>
    /// <param name="nodes">The template.</param>
    /// <param name="root">What <c>.</c> and <c>$</c> are.</param>
    /// <exception cref="FormatException">It cannot be carried out.</exception>
    public string Text(IReadOnlyList<Node> nodes, object? root)
    {
        // A template sees no variables of the one that includes it.
        var outer = _variables.ToArray();
        _variables.Clear();
        _variables.Add(("", root));
        var text = new StringBuilder();
        Run(nodes, root, text);
        _variables.Clear();
        _variables.AddRange(outer);
        return text.ToString();
    }

    private void Run(IReadOnlyList<Node> nodes, object? dot, StringBuilder text)
    {
        var known = _variables.Count;
        foreach (var node in nodes)
        {
            Run(node, dot, text);
        }

        _variables.RemoveRange(known, _variables.Count - known);
    }

    private void Run(Node node, object? dot, StringBuilder text)
    {
        switch (node)
        {
            case Node.Text plain:
                text.Append(plain.Value);
                break;
            case Node.Print print:
                text.Append(TemplateFunctions.Printed(Value(print.Value, dot)));
                break;
            case Node.Assign assign:
                Set(assign.Name, assign.Declares, Value(assign.Value, dot));
                break;
            case Node.If choice:
                Run(TemplateFunctions.IsTrue(Value(choice.Condition, dot)) ? choice.Then : choice.Else, dot, text);
                break;
            case Node.With with when Value(with.Value, dot) is var value && TemplateFunctions.IsTrue(value):
                Run(with.Then, value, text);
                break;
            case Node.With with:
                Run(with.Else, dot, text);
                break;
            case Node.Range range:
                RunRange(range, Value(range.Over, dot), text);
                break;
            case Node.Define:
                break;
            default:
                throw new NotSupportedException($"{node} is not known.");
        }
    }

    // Maps are gone through by their keys in order.
    private void RunRange(Node.Range range, object? over, StringBuilder text)
    {
        var entries = over switch
        {
            IReadOnlyDictionary<string, object?> map => map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => ((object?)entry.Key, entry.Value)),
            IReadOnlyList<object?> list => list.Select((item, index) => ((object?)(long)index, item)),
            _ => throw new FormatException("range is for lists and maps"),
        };
        foreach (var (key, item) in entries)
        {
            var known = _variables.Count;
            _variables.AddRange(range.Key is null ? [] : [(range.Key, key)]);
            _variables.AddRange(range.Item is null ? [] : [(range.Item, item)]);
            Run(range.Body, item, text);
            _variables.RemoveRange(known, _variables.Count - known);
        }
    }

    private void Set(string name, bool declares, object? value)
    {
        if (declares)
        {
            _variables.Add((name, value));
            return;
        }

        _variables[Find(name)] = (name, value);
    }

    private int Find(string name)
    {
        var index = _variables.FindLastIndex(variable => variable.Name == name);
        return index >= 0 ? index : throw new FormatException($"there is no variable ${name}");
    }

    private object? Value(Expression expression, object? dot) => expression switch
    {
        Expression.Literal literal => literal.Value,
        Expression.Dot => dot,
        Expression.Variable variable => _variables[Find(variable.Name)].Value,
        Expression.Field field => Value(field.Of, dot) is IReadOnlyDictionary<string, object?> map
            ? map.GetValueOrDefault(field.Name)
            : throw new FormatException($"there is nothing to have the field {field.Name}"),
        Expression.Method method => Value(method.Of, dot) is Func<string, string> call
            ? call((string)Value(method.Arguments.Single(), dot)!)
            : throw new FormatException("this cannot be called"),
        Expression.Call call => Call(call.Function, [.. call.Arguments.Select(argument => Value(argument, dot))]),
        _ => throw new NotSupportedException($"{expression} is not known."),
    };

    private object? Call(string function, object?[] arguments) => function switch
    {
        "include" => defined.TryGetValue((string)arguments[0]!, out var body)
            ? Text(body, arguments[1])
            : throw new FormatException($"there is no template {arguments[0]}"),
        "lookup" => lookup((string)arguments[1]!, (string)arguments[3]!),
        "randAlphaNum" => RandomNumberGenerator.GetString(LettersAndDigits, (int)(long)arguments[0]!),
        _ => TemplateFunctions.Call(function, arguments),
    };
}
