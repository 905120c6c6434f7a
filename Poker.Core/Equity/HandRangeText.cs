using System.Globalization;

using Poker.Core.Cards;
using Poker.Core.Evaluation;

namespace Poker.Core.Equity;

/// <summary>Reads ranges: <c>QQ+,AKs,KTs-K7s,77-JJ,A2s+,AhKh,AA:0.5</c>.</summary>
/// <remarks>
/// Items are joined by commas. <c>QQ</c>, <c>AKs</c>, <c>AKo</c>, <c>AK</c> (both) name hands up to suits; <c>+</c> raises a pair up to
/// aces and a kicker up to the card below the higher one; <c>x-y</c> runs between two of a kind, over the kicker (<c>KTs-K7s</c>) or over
/// both at a fixed gap (<c>T9s-54s</c>). <c>AhKh</c> is one hand, <c>random</c>, <c>any two</c> or <c>100%</c> all, <c>15%</c> the best by
/// <see cref="HandOrder"/>, whole classes, that are at least so many. <c>:w</c> weighs an item, 0 to 1 in
/// steps of 0.0001. Case does not matter. A hand named twice has its last weight.
/// </remarks>
public static class HandRangeText
{
    private static readonly string[] Everything = ["random", "any two", "any"];

    /// <summary>Reads a range.</summary>
    /// <exception cref="FormatException">An item cannot be read; the message names it and its position.</exception>
    public static HandRange Parse(string text)
    {
        var weights = new int[CardPairs.Count];
        var position = 0;
        foreach (var item in text.Split(','))
        {
            var trimmed = item.Trim();
            if (!TryAdd(trimmed, weights, out var cause))
            {
                throw new FormatException($"Cannot read '{trimmed}' at position {position + 1} of the range '{text}': {cause}.");
            }

            position += item.Length + 1;
        }

        return Array.TrueForAll(weights, weight => weight == 0)
            ? throw new FormatException($"The range '{text}' holds no hand.")
            : new HandRange(weights, text);
    }

    private static bool TryAdd(string item, int[] weights, out string cause)
    {
        var weight = HandRange.WeightUnits;
        var colon = item.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0)
        {
            if (!TryWeight(item.AsSpan(colon + 1), out weight))
            {
                cause = "a weight is a number from 0 to 1 with at most four decimals, such as AA:0.5";
                return false;
            }

            item = item[..colon].TrimEnd();
        }

        return TryHands(item, weight, weights, out cause);
    }

    private static bool TryHands(string item, int weight, int[] weights, out string cause)
    {
        cause = "write hands such as QQ+, AKs, A2s+, KTs-K7s, 77-JJ, AhKh, 15% or random";
        if (item is "100%" || Everything.Contains(item, StringComparer.OrdinalIgnoreCase))
        {
            Array.Fill(weights, weight);
            return true;
        }

        if (item.Length == 4 && Card.TryParse(item.AsSpan(0, 2), out var first) && Card.TryParse(item.AsSpan(2), out var second))
        {
            cause = $"the card {first} stands twice";
            if (first != second)
            {
                weights[CardPairs.IndexOf(first, second)] = weight;
            }

            return first != second;
        }

        if (!TryClasses(item, out var classes, ref cause))
        {
            return false;
        }

        foreach (var hand in classes)
        {
            hand.Fill(weights, weight);
        }

        return true;
    }

    private static bool TryClasses(string item, out IEnumerable<HandClass> classes, ref string cause)
    {
        classes = [];
        if (item.EndsWith('%'))
        {
            cause = "a percentage is more than 0 and at most 100, such as 15%";
            var read = decimal.TryParse(item.AsSpan(0, item.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent);
            classes = HandOrder.Best(percent / 100);
            return read && percent is > 0 and <= 100;
        }

        var dash = item.IndexOf('-', StringComparison.Ordinal);
        if (dash >= 0)
        {
            if (!HandClass.TryParse(item.AsSpan(0, dash).Trim(), out var from) || !HandClass.TryParse(item.AsSpan(dash + 1).Trim(), out var to))
            {
                return false;
            }

            cause = "the two ends must differ in the kicker alone (KTs-K7s), or keep their gap (T9s-54s, 77-JJ)";
            return from.TryRunTo(to, out classes);
        }

        var open = item.EndsWith('+');
        if (!HandClass.TryParse(open ? item.AsSpan(0, item.Length - 1) : item, out var hand))
        {
            return false;
        }

        classes = open ? hand.AndBetter() : [hand];
        return true;
    }

    private static bool TryWeight(ReadOnlySpan<char> text, out int units)
    {
        var read = decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight);
        if (!read || weight is < 0 or > 1)
        {
            units = -1;
            return false;
        }

        var scaled = weight * HandRange.WeightUnits;
        units = (int)scaled;
        return units == scaled;
    }
}
