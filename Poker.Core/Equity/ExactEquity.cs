namespace Poker.Core.Equity;

/// <summary>One player's exact chances at showdown, as counts of weighted deals.</summary>
/// <remarks>
/// A deal is a choice of every player's hand and of the rest of the board; it counts the product of the hands' integer weights. The
/// fraction is exact: <c>equity = Shares / (PotUnits · Total)</c>, a pot split between k players giving each PotUnits / k.
/// </remarks>
/// <param name="Wins">Deals won alone.</param>
/// <param name="Ties">Deals shared with others.</param>
/// <param name="Total">All deals.</param>
/// <param name="Shares">The pots won, in units of 1/<see cref="PotUnits"/>.</param>
public readonly record struct ExactEquity(UInt128 Wins, UInt128 Ties, UInt128 Total, UInt128 Shares)
{
    /// <summary>The parts of a pot: divisible by every number of players up to ten.</summary>
    public const int PotUnits = 2520;

    /// <summary>Deals lost.</summary>
    public UInt128 Losses => Total - Wins - Ties;

    /// <summary>The expected share of the pot, in [0, 1].</summary>
    public double Equity => (double)Shares / ((double)PotUnits * (double)Total);

    /// <summary>The chances of one of two players.</summary>
    public static ExactEquity HeadsUp(UInt128 wins, UInt128 ties, UInt128 total) => new(wins, ties, total, PotUnits / 2 * ((2 * wins) + ties));

    /// <summary>The same deals seen by the other of two players.</summary>
    public ExactEquity Opponent() => HeadsUp(Losses, Ties, Total);
}
