using Poker.Core.Cards;

namespace Poker.Core.Play.Baselines;

/// <summary>
/// Waits for good hands and plays them straight. Before the flop it raises by the pot with an equity of 0.63 or more against a random hand
/// (about one hand in eight), calls with 0.57, else gives up. Later it raises by ⅔ of the pot with 0.8, calls with 0.6, else gives up.
/// </summary>
/// <remarks>At a full table it is the same: a hand's equity is always taken against one random hand.</remarks>
/// <param name="equities">Where equities come from.</param>
public sealed class Tight(IHandEquities equities) : IStrategy
{
    private const double PreflopRaise = 0.63, PreflopCall = 0.57, LaterRaise = 0.8, LaterCall = 0.6;

    /// <inheritdoc />
    public string Name => "tight";

    /// <inheritdoc />
    public int Decide(in PlayerView view, Span<WeightedAction> mix)
    {
        var legal = view.Betting.Legal();
        var equity = equities.Of(new(view.Pocket, view.Board));
        var isPreflop = view.Betting.Street == Street.Preflop;
        return Moves.Only(
            equity >= (isPreflop ? PreflopRaise : LaterRaise) ? Moves.Raise(view.Betting, legal, isPreflop ? 1 : 2.0 / 3)
                : equity >= (isPreflop ? PreflopCall : LaterCall) ? Moves.Stay(legal)
                : Moves.Yield(legal),
            mix);
    }
}
