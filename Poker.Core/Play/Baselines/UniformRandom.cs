namespace Poker.Core.Play.Baselines;

/// <summary>
/// Each of these that is legal is as likely: fold (facing a bet only), check or call, the smallest raise, a raise by the pot, all-in.
/// </summary>
/// <remarks>Where two of the raises are the same number of chips they are one action, and count once.</remarks>
public sealed class UniformRandom : IStrategy
{
    /// <inheritdoc />
    public string Name => "random";

    /// <inheritdoc />
    public int Decide(in PlayerView view, Span<WeightedAction> mix)
    {
        var legal = view.Betting.Legal();
        var count = Moves.Add(mix, 0, Moves.Yield(legal), 1);
        count = Moves.Add(mix, count, Moves.Stay(legal), 1);
        if (legal.CanRaise)
        {
            count = Moves.Add(mix, count, Moves.Raise(view.Betting, legal, 0), 1);
            count = Moves.Add(mix, count, Moves.Raise(view.Betting, legal), 1);
            count = Moves.Add(mix, count, Moves.AllIn(legal), 1);
        }

        for (var i = 0; i < count; i++)
        {
            mix[i] = mix[i] with { Probability = 1.0 / count };
        }

        return count;
    }
}
