using System.Globalization;

namespace Poker.Core.Solving.Betting;

/// <summary>One abstract action in a byte, stable in storage.</summary>
/// <remarks>
/// <code>
///   0 none   1 fold   2 check   3 call   4 all-in
///   5–124    raise by (code − 4)/12 of the pot as it is after the call
///   125–251  raise to (code − 124)/4 big blinds, a street total
/// </code>
/// Ascending codes of one node's edges are not ascending amounts; the order of a node's edges is the tree's.
/// </remarks>
/// <param name="Code">The byte.</param>
public readonly record struct Edge(byte Code)
{
    private const int PotBase = 4, BigBlindBase = 124, LastCode = 251, PotParts = 12, BigBlindParts = 4;

    /// <summary>Gives the hand up.</summary>
    public static Edge Fold => new(1);

    /// <summary>Adds nothing.</summary>
    public static Edge Check => new(2);

    /// <summary>Matches the bet.</summary>
    public static Edge Call => new(3);

    /// <summary>Bets or raises all that is left.</summary>
    public static Edge AllIn => new(4);

    /// <summary>Whether this bets or raises.</summary>
    public bool IsRaise => Code >= AllIn.Code;

    /// <summary>Whether the amount is a part of the pot.</summary>
    public bool IsPotPart => Code is > PotBase and <= BigBlindBase;

    /// <summary>Whether the amount is a number of big blinds.</summary>
    public bool IsBigBlinds => Code is > BigBlindBase and <= LastCode;

    /// <summary>The part of the pot, in twelfths, or the street total, in quarters of a big blind.</summary>
    public int Parts => IsPotPart ? Code - PotBase : IsBigBlinds ? Code - BigBlindBase : 0;

    /// <summary>A raise by a part of the pot.</summary>
    /// <param name="numerator">Over <paramref name="denominator"/>: a multiple of 1/12, from 1/12 to 10.</param>
    /// <param name="denominator">A divisor of 12.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no such part.</exception>
    public static Edge Pot(int numerator, int denominator = 1)
    {
        var exact = denominator > 0 && PotParts * numerator % denominator == 0;
        var parts = exact ? PotParts * numerator / denominator : 0;
        return parts is > 0 and <= BigBlindBase - PotBase
            ? new((byte)(PotBase + parts))
            : throw new ArgumentOutOfRangeException(nameof(numerator), $"{numerator}/{denominator} of the pot is no multiple of 1/12 up to 10.");
    }

    /// <summary>A raise to a number of big blinds.</summary>
    /// <param name="bigBlinds">A multiple of 1/4, from 1/4 to 31.75.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no such number.</exception>
    public static Edge BigBlinds(decimal bigBlinds)
    {
        var parts = bigBlinds * BigBlindParts;
        return parts == decimal.Truncate(parts) && parts is > 0 and <= LastCode - BigBlindBase
            ? new((byte)(BigBlindBase + (int)parts))
            : throw new ArgumentOutOfRangeException(nameof(bigBlinds), $"{bigBlinds} big blinds are no multiple of 1/4 up to 31.75.");
    }

    /// <summary>The street total that a raise asks for, to the nearest chip, halves up; not yet held to any limit.</summary>
    /// <param name="callTo">The street total to match, in chips.</param>
    /// <param name="potAfterCall">The pot once that is called, in chips.</param>
    /// <param name="bigBlind">The big blind, in chips.</param>
    public long TotalOf(long callTo, long potAfterCall, long bigBlind) => IsPotPart
        ? callTo + (((2 * Parts * potAfterCall) + PotParts) / (2 * PotParts))
        : ((2 * Parts * bigBlind) + BigBlindParts) / (2 * BigBlindParts);

    /// <summary>Such as <c>f</c>, <c>x</c>, <c>c</c>, <c>a</c>, <c>1/3p</c>, <c>2.5b</c>.</summary>
    public override string ToString() => Code switch
    {
        1 => "f",
        2 => "x",
        3 => "c",
        4 => "a",
        _ when IsPotPart => PotText(),
        _ when IsBigBlinds => $"{((decimal)Parts / BigBlindParts).ToString(CultureInfo.InvariantCulture)}b",
        _ => "?",
    };

    private string PotText()
    {
        var divisor = (int)System.Numerics.BigInteger.GreatestCommonDivisor(Parts, PotParts);
        return divisor == PotParts ? $"{Parts / PotParts}p" : $"{Parts / divisor}/{PotParts / divisor}p";
    }
}
