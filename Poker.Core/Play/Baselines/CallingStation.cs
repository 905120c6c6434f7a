namespace Poker.Core.Play.Baselines;

/// <summary>Checks and calls, whatever it holds.</summary>
public sealed class CallingStation : IStrategy
{
    /// <inheritdoc />
    public string Name => "call";

    /// <inheritdoc />
    public int Decide(in PlayerView view, Span<WeightedAction> mix) => Moves.Only(Moves.Stay(view.Betting.Legal()), mix);
}
