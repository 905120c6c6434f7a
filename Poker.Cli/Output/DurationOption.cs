using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Poker.Cli.Output;

/// <summary>Options that take a time such as <c>90s</c>, <c>10m</c>, <c>1.5h</c> or <c>1h30m</c>; a number alone counts seconds.</summary>
internal static partial class DurationOption
{
    /// <summary>The option; null where it is left out.</summary>
    public static Option<TimeSpan?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        CustomParser = result => Parse(name, result),
    };

    private static TimeSpan? Parse(string name, ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds <= MostSeconds)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        var total = 0.0;
        var match = Parts().Match(text);
        foreach (var (group, unit) in ((string, double)[])[("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1)])
        {
            total += match.Groups[group] is { Success: true, Value: var part } ? unit * double.Parse(part, CultureInfo.InvariantCulture) : 0;
        }

        if (match.Success && text.Length > 0 && total <= MostSeconds)
        {
            return TimeSpan.FromSeconds(total);
        }

        result.AddError($"{name} takes a time such as 90s, 10m or 1h30m, not '{text}'.");
        return null;
    }

    // A year.
    private const double MostSeconds = 366 * 86_400.0;

    [GeneratedRegex(@"^(?:(?<d>\d+(?:\.\d+)?)d)?(?:(?<h>\d+(?:\.\d+)?)h)?(?:(?<m>\d+(?:\.\d+)?)m)?(?:(?<s>\d+(?:\.\d+)?)s)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Parts();
}
