namespace Poker.Core.Play.Baselines;

/// <summary>Calls when the pot pays for its exact equity against random hands, else folds; never bets.</summary>
/// <param name="equities">Where equities come from.</param>
public sealed class PotOdds(IHandEquities equities) : IStrategy
{
    /// <inheritdoc />
    public string Name => "pot-odds";

    /// <inheritdoc />
    public int Decide(in PlayerView view, Span<WeightedAction> mix)
    {
        var legal = view.Betting.Legal();
        return Moves.Only(
            legal.CanCheck || Odds.Chance(view, equities) >= Odds.Price(view) ? Moves.Stay(legal) : Moves.Yield(legal), mix);
    }
}
