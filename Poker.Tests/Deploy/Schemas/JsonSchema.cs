using System.Globalization;
using System.Text.RegularExpressions;

namespace Poker.Tests.Deploy.Schemas;

/// <summary>
/// Checks documents against JSON schemas. It knows the keywords that the chart's schema, Kubernetes' and the API's use and fails on any other, so that
/// nothing is left unchecked in silence.
/// </summary>
/// <param name="resolve">The schema that a <c>$ref</c> names.</param>
/// <param name="closed">Whether objects may have only the properties that are described, where nothing is said of others.</param>
internal sealed partial class JsonSchema(Func<string, IReadOnlyDictionary<string, object?>> resolve, bool closed)
{
    /// <summary>Everything that is wrong with a document, each with its path.</summary>
    public IReadOnlyList<string> Problems(object? document, IReadOnlyDictionary<string, object?> schema)
    {
        var problems = new List<string>();
        Check(document, schema, "", problems);
        return problems;
    }

    private static bool IsOfType(object? value, string type) => type switch
    {
        "object" => value is IReadOnlyDictionary<string, object?>,
        "array" => value is IReadOnlyList<object?>,
        "string" => value is string,
        "integer" => value is long,
        "number" => value is long or double,
        "boolean" => value is bool,
        "null" => value is null,
        _ => throw new NotSupportedException($"The type {type} is not known."),
    };

    private static bool HasFormat(object? value, string format) => format switch
    {
        "int32" => value is not long number || number == (int)number,
        "quantity" => value is not string text || Quantity().IsMatch(text),
        "uuid" => value is not string text || Guid.TryParseExact(text, "D", out _),
        "int64" or "double" or "float" or "byte" or "date-time" => true,
        _ => throw new NotSupportedException($"The format {format} is not known."),
    };

    private static double Number(object? value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);

    // What is wrong with a value by a keyword that looks no further than at it; null when nothing is.
    private static string? ProblemOf(object? value, string keyword, object? argument) => keyword switch
    {
        "type" when argument is IReadOnlyList<object?> types =>
            types.Any(type => IsOfType(value, (string)type!)) ? null : $"is of none of the types {Plain.ToLine(argument)}",
        "type" => IsOfType(value, (string)argument!) ? null : $"is not of the type {argument}",
        "format" => HasFormat(value, (string)argument!) ? null : $"is no {argument}",
        "enum" => Plain.List(argument).Contains(value) ? null : $"is none of {Plain.ToLine(argument)}",
        "pattern" => value is not string text || Regex.IsMatch(text, (string)argument!) ? null : $"does not match {argument}",
        "minimum" => value is not (long or double) || Number(value) >= Number(argument) ? null : $"is less than {argument}",
        "maximum" => value is not (long or double) || Number(value) <= Number(argument) ? null : $"is more than {argument}",

        // A null is said to be possible where it means that nothing is there, which the chart writes by writing nothing.
        "$schema" or "definitions" or "description" or "nullable" => null,
        _ => throw new NotSupportedException($"The keyword {keyword} is not known."),
    };

    private void Check(object? value, IReadOnlyDictionary<string, object?> schema, string path, List<string> problems)
    {
        foreach (var (keyword, argument) in schema)
        {
            CheckKeyword(value, schema, keyword, argument, path, problems);
        }

        if (closed && schema.ContainsKey("properties") && !schema.ContainsKey("additionalProperties"))
        {
            CheckOthers(value, schema, false, path, problems);
        }
    }

    private void CheckKeyword(
        object? value, IReadOnlyDictionary<string, object?> schema, string keyword, object? argument, string path, List<string> problems)
    {
        var map = value as IReadOnlyDictionary<string, object?>;
        switch (keyword)
        {
            case "$ref":
                Check(value, resolve((string)argument!), path, problems);
                break;
            case "required":
                problems.AddRange(Plain.List(argument).Where(name => map?.ContainsKey((string)name!) == false).Select(name => $"{path}/{name} is missing"));
                break;
            case "properties":
                foreach (var (name, property) in Plain.Map(argument).Where(entry => map?.ContainsKey(entry.Key) == true))
                {
                    Check(map![name], Plain.Map(property), $"{path}/{name}", problems);
                }

                break;
            case "additionalProperties":
                CheckOthers(value, schema, argument, path, problems);
                break;
            case "propertyNames":
                foreach (var name in map?.Keys ?? [])
                {
                    Check(name, Plain.Map(argument), $"{path}/{name}", problems);
                }

                break;
            case "items":
                foreach (var (index, item) in (value as IReadOnlyList<object?> ?? []).Index())
                {
                    Check(item, Plain.Map(argument), $"{path}/{index}", problems);
                }

                break;
            case "oneOf":
                CheckOneOf(value, Plain.List(argument), path, problems);
                break;
            default:
                if (ProblemOf(value, keyword, argument) is { } problem)
                {
                    problems.Add($"{path} {problem}: {Plain.ToLine(value)}");
                }

                break;
        }
    }

    private void CheckOthers(object? value, IReadOnlyDictionary<string, object?> schema, object? allowed, string path, List<string> problems)
    {
        var known = schema.TryGetValue("properties", out var properties) ? Plain.Map(properties) : new Dictionary<string, object?>();
        foreach (var (name, other) in (value as IReadOnlyDictionary<string, object?> ?? known).Where(entry => !known.ContainsKey(entry.Key)))
        {
            if (allowed is IReadOnlyDictionary<string, object?> shape)
            {
                Check(other, shape, $"{path}/{name}", problems);
            }
            else if (allowed is false)
            {
                problems.Add($"{path}/{name} is not known");
            }
        }
    }

    // Where all fail the first one's problems are told: Kubernetes' second ones are nulls and the shorter form of a number.
    private void CheckOneOf(object? value, IReadOnlyList<object?> alternatives, string path, List<string> problems)
    {
        var tries = alternatives.Select(alternative => Problems(value, Plain.Map(alternative))).ToList();
        var fitting = tries.Count(found => found.Count == 0);
        if (fitting == 0)
        {
            problems.AddRange(tries[0].Select(problem => path + problem));
        }
        else if (fitting > 1)
        {
            problems.Add($"{path} fits {fitting} of the alternatives");
        }
    }

    [GeneratedRegex(@"^[0-9]+(\.[0-9]+)?(m|k|[KMGTPE]i?)?$")]
    private static partial Regex Quantity();
}
