using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace Poker.Cli.Output;

/// <summary>Options that take a number within bounds; anything else is told in a sentence that names the bounds.</summary>
internal static class NumberOption
{
    /// <summary>A whole number.</summary>
    public static Option<TNumber> Whole<TNumber>(string name, string description, TNumber least, TNumber most, TNumber usual)
        where TNumber : struct, IBinaryInteger<TNumber> =>
        Create(name, description, "whole number", "N", least, most, usual);

    /// <summary>A whole number that has no default: what it means to leave it out is the command's to say.</summary>
    public static Option<TNumber?> WholeOrNone<TNumber>(string name, string description, TNumber least, TNumber most)
        where TNumber : struct, IBinaryInteger<TNumber> => new(name)
        {
            Description = description,
            HelpName = "N",
            CustomParser = result => Parse(result, least, most, text => Refusal(name, "whole number", least, most, text)),
        };

    /// <summary>A number with a decimal point, whatever the culture.</summary>
    public static Option<double> Real(string name, string description, double least, double most, double usual) =>
        Create(name, description, "number", "X", least, most, usual);

    /// <summary>A number with a decimal point that has no default.</summary>
    public static Option<double?> RealOrNone(string name, string description, double least, double most) => new(name)
    {
        Description = description,
        HelpName = "X",
        CustomParser = result => Parse(result, least, most, text => Refusal(name, "number", least, most, text)),
    };

    private static Option<TNumber> Create<TNumber>(
        string name, string description, string kind, string helpName, TNumber least, TNumber most, TNumber usual)
        where TNumber : struct, INumber<TNumber> => new(name)
        {
            Description = description,
            HelpName = helpName,
            DefaultValueFactory = _ => usual,
            CustomParser = result => Parse(result, least, most, text => Refusal(name, kind, least, most, text)),
        };

    private static string Refusal<TNumber>(string name, string kind, TNumber least, TNumber most, string text)
        where TNumber : struct, INumber<TNumber> =>
        string.Create(CultureInfo.InvariantCulture, $"{name} takes a {kind} from {least:#,0.##} to {most:#,0.##}, not '{text}'.");

    private static TNumber Parse<TNumber>(ArgumentResult result, TNumber least, TNumber most, Func<string, string> refusal)
        where TNumber : struct, INumber<TNumber>
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (TNumber.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        result.AddError(refusal(text));
        return default;
    }
}
