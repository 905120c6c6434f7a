using Poker.Core.Equity;

namespace Poker.Cli.Equity;

/// <summary>One player's chances: fractions of all deals, and the exact counts; <c>equity = shares / (potUnits · total)</c>.</summary>
internal sealed record PlayerEquity(
    string Hand, double Equity, double Win, double Tie, double Lose, string Wins, string Ties, string Losses, string Total, string Shares, int PotUnits)
{
    /// <summary>From exact counts.</summary>
    public static PlayerEquity Of(string hand, ExactEquity chances)
    {
        var total = (double)chances.Total;
        return new(
            hand, chances.Equity, (double)chances.Wins / total, (double)chances.Ties / total, (double)chances.Losses / total,
            chances.Wins.ToString(), chances.Ties.ToString(), chances.Losses.ToString(), chances.Total.ToString(), chances.Shares.ToString(),
            ExactEquity.PotUnits);
    }
}
