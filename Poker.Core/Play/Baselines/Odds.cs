using System.Numerics;

using Poker.Core.Indexing;

namespace Poker.Core.Play.Baselines;

/// <summary>What a baseline that looks at its cards weighs: its chance against random hands, and the price of a call.</summary>
internal static class Odds
{
    /// <summary>
    /// The chance to win the pot against one random hand for every opponent left, in [0, 1]: the exact equity against one, to the power of
    /// how many there are, as though they were beaten independently of each other.
    /// </summary>
    public static double Chance(in PlayerView view, IHandEquities equities)
    {
        var equity = equities.Of(new Observation(view.Pocket, view.Board));
        var opponents = Opponents(view);
        return opponents == 1 ? equity : Math.Pow(equity, opponents);
    }

    /// <summary>The chance in units of a fair share: 1 for a hand that wins as often as every other.</summary>
    public static double Share(in PlayerView view, IHandEquities equities) => Chance(view, equities) * (Opponents(view) + 1);

    /// <summary>The chance from which a call pays: chips to call over the pot with them. The pot counts whole, though a short stack wins less.</summary>
    public static double Price(in PlayerView view)
    {
        var call = view.Betting.Legal().CallChips;
        return (double)call / (view.Betting.PotChips + call);
    }

    private static int Opponents(in PlayerView view) => BitOperations.PopCount((uint)view.Betting.InHand) - 1;
}
