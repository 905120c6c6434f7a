using System.Globalization;

namespace Poker.Core.Dialects;

/// <summary>An amount as a line tells it, exact to the ten-thousandth of its unit.</summary>
/// <remarks>Units are whatever the source counts: chips, dollars; less than 10¹² of them.</remarks>
/// <param name="TenThousandths">The amount × 10,000, not negative.</param>
/// <param name="Decimals">The digits behind the point, 0 … <see cref="MostDecimals"/>: <c>2.00</c> has two.</param>
public readonly record struct Amount(long TenThousandths, int Decimals = 0)
{
    /// <summary>Ten-thousandths in a unit.</summary>
    public const long PerUnit = 10_000;

    /// <summary>The most digits behind the point that can be read.</summary>
    public const int MostDecimals = 4;

    /// <summary>An amount of whole units.</summary>
    public static Amount Of(long units) => new(units * PerUnit);

    /// <summary>The amount with a point and its decimals, such as <c>2.50</c>.</summary>
    public override string ToString() =>
        ((decimal)TenThousandths / PerUnit).ToString($"F{Decimals}", CultureInfo.InvariantCulture);
}
