namespace Poker.Core.Play.Baselines;

/// <summary>
/// Raises by the pot with 1.3 fair shares of it or more (heads-up: an equity of 0.65) against random hands; else calls when the pot pays
/// for the hand, and folds when it does not.
/// </summary>
/// <param name="equities">Where equities come from.</param>
public sealed class PotOddsRaise(IHandEquities equities) : IStrategy
{
    private const double RaiseShare = 1.3;

    /// <inheritdoc />
    public string Name => "pot-odds-raise";

    /// <inheritdoc />
    public int Decide(in PlayerView view, Span<WeightedAction> mix)
    {
        var legal = view.Betting.Legal();
        return Moves.Only(
            Odds.Share(view, equities) >= RaiseShare ? Moves.Raise(view.Betting, legal)
                : legal.CanCheck || Odds.Chance(view, equities) >= Odds.Price(view) ? Moves.Stay(legal)
                : Moves.Yield(legal),
            mix);
    }
}
