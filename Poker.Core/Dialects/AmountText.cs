using System.Globalization;

namespace Poker.Core.Dialects;

/// <summary>Reads amounts: <c>50</c>, <c>1,000</c>, <c>2'500.50</c>, <c>$10</c>, <c>12.5 €</c>.</summary>
/// <remarks>
/// Groups of three digits may be parted by a comma, an apostrophe, an underscore or a fixed blank; decimals stand behind a point, at most
/// <see cref="Amount.MostDecimals"/>. A currency sign may stand before or behind. So <c>1,000</c> is a thousand, and <c>12,50</c> no amount.
/// </remarks>
internal static class AmountText
{
    // So that the ten-thousandths of a hand's amounts can be added up in 64 bits.
    private const int MostDigits = 12;

    /// <summary>Reads an amount at the start of a text and moves the text behind it.</summary>
    public static bool TryRead(ref ReadOnlySpan<char> text, out Amount amount)
    {
        amount = default;
        var rest = SkipSign(text);
        if (!TryWhole(ref rest, out var units) || !TryDecimals(ref rest, out var parts, out var decimals))
        {
            return false;
        }

        amount = new((units * Amount.PerUnit) + parts, decimals);
        text = SkipSign(rest);
        return true;
    }

    private static bool TryWhole(ref ReadOnlySpan<char> text, out long units)
    {
        units = 0;
        var (i, digits, inGroup, grouped) = (0, 0, 0, false);
        for (; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsAsciiDigit(c))
            {
                units = (units * 10) + (c - '0');
                inGroup++;
                if (++digits > MostDigits)
                {
                    return false;
                }
            }
            else if (IsSeparator(c) && inGroup is > 0 and <= 3 && (!grouped || inGroup == 3) && IsGroup(text[(i + 1)..]))
            {
                (inGroup, grouped) = (0, true);
            }
            else
            {
                break;
            }
        }

        text = text[i..];
        return digits > 0;
    }

    private static bool TryDecimals(ref ReadOnlySpan<char> text, out long parts, out int decimals)
    {
        (parts, decimals) = (0, 0);
        if (text.Length < 2 || text[0] != '.' || !char.IsAsciiDigit(text[1]))
        {
            return true;
        }

        var i = 1;
        for (; i < text.Length && char.IsAsciiDigit(text[i]); i++)
        {
            parts = (parts * 10) + (text[i] - '0');
            if (++decimals > Amount.MostDecimals)
            {
                return false;
            }
        }

        for (var scale = decimals; scale < Amount.MostDecimals; scale++)
        {
            parts *= 10;
        }

        text = text[i..];
        return true;
    }

    // Three digits and no fourth: "1,000" has a group, "12,5000" none.
    private static bool IsGroup(ReadOnlySpan<char> text) =>
        text.Length >= 3 && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[1]) && char.IsAsciiDigit(text[2])
        && (text.Length == 3 || !char.IsAsciiDigit(text[3]));

    private static bool IsSeparator(char c) => c is ',' or '\'' or '_' or '’' or '\u00A0' or '\u202F' or '\u2009';

    private static ReadOnlySpan<char> SkipSign(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || char.IsAsciiLetterOrDigit(text[0]))
        {
            return text;
        }

        var i = text[0] == ' ' ? 1 : 0;
        return i < text.Length && IsCurrency(text[i]) ? text[(i + 1)..] : text;
    }

    private static bool IsCurrency(char c) =>
        c == '$' || (c > '\u007F' && char.GetUnicodeCategory(c) == UnicodeCategory.CurrencySymbol);
}
