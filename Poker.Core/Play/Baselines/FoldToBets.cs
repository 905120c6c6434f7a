namespace Poker.Core.Play.Baselines;

/// <summary>Checks, and folds to every bet.</summary>
public sealed class FoldToBets : IStrategy
{
    /// <inheritdoc />
    public string Name => "fold";

    /// <inheritdoc />
    public int Decide(in PlayerView view, Span<WeightedAction> mix) => Moves.Only(Moves.Yield(view.Betting.Legal()), mix);
}
