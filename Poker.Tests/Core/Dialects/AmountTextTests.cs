using Poker.Core.Dialects;

namespace Poker.Tests.Core.Dialects;

public sealed class AmountTextTests
{
    [Theory]
    [InlineData("50", 500_000, 0, "")]
    [InlineData("0", 0, 0, "")]
    [InlineData("1,000", 10_000_000, 0, "")]
    [InlineData("1,234,567", 12_345_670_000, 0, "")]
    [InlineData("2'500.50", 25_005_000, 2, "")]
    [InlineData("12_000", 120_000_000, 0, "")]
    [InlineData("1\u202F000", 10_000_000, 0, "")]
    [InlineData("2.00", 20_000, 2, "")]
    [InlineData("0.0001", 1, 4, "")]
    [InlineData("$10", 100_000, 0, "")]
    [InlineData("€1,000.5", 10_005_000, 1, "")]
    [InlineData("12.5 €", 125_000, 1, "")]
    [InlineData("12₿", 120_000, 0, "")]
    [InlineData("50. And then", 500_000, 0, ". And then")]
    [InlineData("50, all-in", 500_000, 0, ", all-in")]
    [InlineData("1,0000", 10_000, 0, ",0000")]
    [InlineData("12,50", 120_000, 0, ",50")]
    [InlineData("1000,000", 10_000_000, 0, ",000")]
    [InlineData("999999999999", 9_999_999_999_990_000, 0, "")]
    public void Amounts_are_read_with_separators_decimals_and_signs(string text, long tenThousandths, int decimals, string left)
    {
        var rest = text.AsSpan();

        Assert.True(AmountText.TryRead(ref rest, out var amount));
        Assert.Equal((new Amount(tenThousandths, decimals), left), (amount, rest.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("$")]
    [InlineData("-5")]
    [InlineData("ten")]
    [InlineData(".5")]
    [InlineData("0.00001")]
    [InlineData("1000000000000")]
    [InlineData("99999999999999999999999999")]
    public void What_is_no_amount_is_left(string text)
    {
        var rest = text.AsSpan();

        Assert.False(AmountText.TryRead(ref rest, out _));
        Assert.Equal(text, rest.ToString());
    }

    [Fact]
    public void An_amount_is_written_as_it_was_read() =>
        Assert.Equal(("2.00", "1000", "0.5"), ($"{new Amount(20_000, 2)}", $"{Amount.Of(1000)}", $"{new Amount(5_000, 1)}"));
}
