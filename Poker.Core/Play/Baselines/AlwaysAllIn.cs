namespace Poker.Core.Play.Baselines;

/// <summary>Goes all-in, or calls where no raise is legal.</summary>
public sealed class AlwaysAllIn : IStrategy
{
    /// <inheritdoc />
    public string Name => "allin";

    /// <inheritdoc />
    public int Decide(in PlayerView view, Span<WeightedAction> mix) => Moves.Only(Moves.AllIn(view.Betting.Legal()), mix);
}
