namespace Poker.Core.Play.Baselines;

/// <summary>Plays most hands and raises often, with good hands more so: the mix depends on the equity against a random hand.</summary>
/// <remarks>
/// <code>
/// equity        raise by the pot   check or call   give up
/// 0.6 and more      75 %               25 %
/// 0.4 to 0.6        35 %               65 %
/// below             25 %                             75 %
/// </code>
/// Giving up is checking where that is free. At a full table it is the same.
/// </remarks>
/// <param name="equities">Where equities come from.</param>
public sealed class LooseAggressive(IHandEquities equities) : IStrategy
{
    private const double Good = 0.6, Fair = 0.4;

    /// <inheritdoc />
    public string Name => "loose-aggressive";

    /// <inheritdoc />
    public int Decide(in PlayerView view, Span<WeightedAction> mix)
    {
        var legal = view.Betting.Legal();
        var equity = equities.Of(new(view.Pocket, view.Board));
        var raise = equity >= Good ? 0.75 : equity >= Fair ? 0.35 : 0.25;
        var count = Moves.Add(mix, 0, Moves.Raise(view.Betting, legal), raise);
        return Moves.Add(mix, count, equity >= Fair ? Moves.Stay(legal) : Moves.Yield(legal), 1 - raise);
    }
}
