using System.Globalization;
using System.Text.RegularExpressions;

namespace Poker.Capture.DevTools;

/// <summary>Numbers as JavaScript writes and reads them (ECMA-262, Number::toString, parseInt, parseFloat).</summary>
internal static partial class JsNumber
{
    private const int MostWholeDigits = 21;
    private const int MostLeadingZeros = 6;

    /// <summary>Writes a number as the console does, which tells -0 from 0.</summary>
    public static string Write(double number)
    {
        if (!double.IsFinite(number))
        {
            return double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
        }

        var sign = double.IsNegative(number) ? "-" : "";
        return number == 0 ? $"{sign}0" : sign + WriteMagnitude(Math.Abs(number));
    }

    /// <summary>The whole number that a text begins with; NaN where it begins otherwise.</summary>
    public static double ParseWhole(string text) => Parse(Whole().Match(text));

    /// <summary>The number that a text begins with; NaN where it begins otherwise.</summary>
    public static double ParseDecimal(string text) => Parse(Decimal().Match(text));

    private static double Parse(Match match) => match.Groups["number"].Value switch
    {
        "" => double.NaN,
        var text when text.EndsWith('y') => text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity,
        var text => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    private static string WriteMagnitude(double number)
    {
        // The shortest digits that are this number, as 0.digits × 10^point; "0.00012" and "1.2E-05" are how the framework writes them.
        var written = number.ToString("R", CultureInfo.InvariantCulture).Split('E');
        var whole = written[0].Split('.')[0].Length;
        var all = written[0].Replace(".", "", StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        var point = whole - (all.Length - digits.Length) + (written.Length > 1 ? int.Parse(written[1], CultureInfo.InvariantCulture) : 0);
        digits = digits.TrimEnd('0');
        if (point is > -MostLeadingZeros and <= MostWholeDigits)
        {
            return point <= 0 ? $"0.{new string('0', -point)}{digits}"
                : point >= digits.Length ? digits.PadRight(point, '0')
                : $"{digits[..point]}.{digits[point..]}";
        }

        var exponent = point - 1;
        var rest = digits.Length > 1 ? $".{digits[1..]}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{rest}e{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent)}");
    }

    [GeneratedRegex(@"\A[\s\uFEFF]*(?<number>[+-]?[0-9]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    [GeneratedRegex(@"\A[\s\uFEFF]*(?<number>[+-]?(Infinity|([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?))", RegexOptions.CultureInvariant)]
    private static partial Regex Decimal();
}
