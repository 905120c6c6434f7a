using Poker.Core.Game;

namespace Poker.Core.Play.Baselines;

/// <summary>The moves that baselines choose from, always legal.</summary>
internal static class Moves
{
    /// <summary>Folds to a bet, checks otherwise.</summary>
    public static PlayerAction Yield(LegalActions legal) => legal.CanCheck ? PlayerAction.Check : PlayerAction.Fold;

    /// <summary>Calls a bet, checks otherwise.</summary>
    public static PlayerAction Stay(LegalActions legal) => legal.CanCheck ? PlayerAction.Check : PlayerAction.Call;

    /// <summary>Raises by a part of the pot as it is after the call, within the limits; stays where no raise is legal.</summary>
    public static PlayerAction Raise(in BettingState betting, LegalActions legal, double potPart = 1)
    {
        if (!legal.CanRaise)
        {
            return Stay(legal);
        }

        var total = betting.CallTo + (long)Math.Round(potPart * (betting.PotChips + legal.CallChips));
        return PlayerAction.To(Math.Clamp(total, legal.MinRaiseTo, legal.MaxRaiseTo));
    }

    /// <summary>Raises all that is left; stays where no raise is legal.</summary>
    public static PlayerAction AllIn(LegalActions legal) => legal.CanRaise ? PlayerAction.To(legal.MaxRaiseTo) : Stay(legal);

    /// <summary>Writes a mix of one action.</summary>
    public static int Only(PlayerAction action, Span<WeightedAction> mix)
    {
        mix[0] = new(action, 1);
        return 1;
    }

    /// <summary>Adds an action to a mix, onto the same action where it is there.</summary>
    /// <param name="mix">The mix.</param>
    /// <param name="count">Its actions so far.</param>
    /// <param name="action">The action.</param>
    /// <param name="probability">What it adds; nothing is added for 0.</param>
    /// <returns>The actions now.</returns>
    public static int Add(Span<WeightedAction> mix, int count, PlayerAction action, double probability)
    {
        if (probability <= 0)
        {
            return count;
        }

        for (var i = 0; i < count; i++)
        {
            if (mix[i].Action == action)
            {
                mix[i] = new(action, mix[i].Probability + probability);
                return count;
            }
        }

        mix[count] = new(action, probability);
        return count + 1;
    }
}
