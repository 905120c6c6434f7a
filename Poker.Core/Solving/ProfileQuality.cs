namespace Poker.Core.Solving;

/// <summary>How good a strategy of both players is, in chips a game.</summary>
/// <param name="Value">What player 0 wins when both follow it.</param>
/// <param name="BestResponseOfFirst">What player 0 wins with a best response to player 1's part.</param>
/// <param name="BestResponseOfSecond">What player 1 wins with a best response to player 0's part.</param>
public readonly record struct ProfileQuality(double Value, double BestResponseOfFirst, double BestResponseOfSecond)
{
    /// <summary>The sum of what both players could gain by deviating; 0 in equilibrium. Zero-sum, so that the value cancels out.</summary>
    public double NashConv => BestResponseOfFirst + BestResponseOfSecond;

    /// <summary>NashConv / 2: what a perfect opponent wins a game on average over both seats.</summary>
    public double Exploitability => NashConv / 2;
}
