using System.Numerics;

using Poker.Core.Cards;
using Poker.Core.Game;

namespace Poker.Core.Learning.Samples;

/// <summary>The features of the betting so far.</summary>
internal static class HistoryFeatures
{
    private const double MostOpponents = Seats.Most - 1;
    private const double MostRaises = 4;
    private const double LastRaiseDoublings = 3;

    /// <summary>Writes them.</summary>
    public static void Write(in DecisionView view, Span<float> features)
    {
        ref readonly var betting = ref view.Betting;
        var trace = view.Trace.On(betting.Street);
        var own = betting.ToAct;
        var opponents = betting.InHand & ~(1 << own);
        for (var street = Street.Preflop; street <= Street.River; street++)
        {
            features[(int)Feature.RaisesPreflop + (int)street] = Raises(trace.RaisesOn(street));
        }

        features[(int)Feature.LastRaise] = FeatureScale.Log(trace.LastRaisePotPart, LastRaiseDoublings);
        features[(int)Feature.Calls] = FeatureScale.Part(trace.Calls, MostOpponents);
        features[(int)Feature.Checks] = FeatureScale.Part(trace.Checks, MostOpponents);
        features[(int)Feature.FacingAllIn] = FeatureScale.Flag(IsFacingAllIn(betting, trace));
        WriteRaisers(trace, own, opponents, features);
        features[(int)Feature.OwnRaises] = Raises(trace.RaisesOf(own));
        features[(int)Feature.OwnRaisesNow] = Raises(trace.RaisesNowOf(own));
        features[(int)Feature.MostRaises] = Raises(MostRaisesOf(trace, opponents));
        features[(int)Feature.Volunteers] = (float)(BitOperations.PopCount((uint)(trace.Volunteers & opponents)) / MostOpponents);
    }

    private static void WriteRaisers(in BettingTrace trace, int own, int opponents, Span<float> features)
    {
        var isLeft = Holds(opponents, trace.Raiser);
        features[(int)Feature.LastRaiserSelf] = FeatureScale.Flag(trace.Raiser == own);
        features[(int)Feature.LastRaiserLeft] = FeatureScale.Flag(isLeft);
        features[(int)Feature.LastRaiserBehind] = FeatureScale.Flag(isLeft && trace.Raiser > own);
        features[(int)Feature.EarlierRaiserSelf] = FeatureScale.Flag(trace.EarlierRaiser == own);
        features[(int)Feature.EarlierRaiserLeft] = FeatureScale.Flag(Holds(opponents, trace.EarlierRaiser));
    }

    private static bool IsFacingAllIn(in BettingState betting, in BettingTrace trace) =>
        trace.LastRaisePotPart > 0 && betting.Stack(trace.Raiser) == 0 && betting.Bet(betting.ToAct) < betting.CallTo;

    private static int MostRaisesOf(in BettingTrace trace, int seats)
    {
        var most = 0;
        for (; seats != 0; seats &= seats - 1)
        {
            most = Math.Max(most, trace.RaisesOf(BitOperations.TrailingZeroCount(seats)));
        }

        return most;
    }

    private static bool Holds(int seats, int seat) => seat >= 0 && (seats >> seat & 1) != 0;

    private static float Raises(int count) => FeatureScale.Part(count, MostRaises);
}
