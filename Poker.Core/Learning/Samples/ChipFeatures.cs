using System.Numerics;

using Poker.Core.Game;

namespace Poker.Core.Learning.Samples;

/// <summary>The features of the table: who is left, where one sits, what a call costs and what stacks allow.</summary>
internal static class ChipFeatures
{
    private const double MostOpponents = Seats.Most - 1;
    private const double StackToPotDoublings = 8;

    /// <summary>Writes them.</summary>
    public static void Write(in DecisionView view, Span<float> features)
    {
        ref readonly var betting = ref view.Betting;
        var legal = betting.Legal();
        WritePosition(betting, legal.Seat, features);
        WritePrice(view, legal, features);
        features[(int)Feature.StacksTold] = FeatureScale.Flag(view.AreStacksTold);
        if (view.AreStacksTold)
        {
            WriteStacks(view, legal.Seat, features);
        }
    }

    private static void WritePosition(in BettingState betting, int seat, Span<float> features)
    {
        var opponents = betting.InHand & ~(1 << seat);
        var before = opponents & ((1 << seat) - 1);
        features[(int)Feature.Dealt] = (float)betting.SeatCount / Seats.Most;
        features[(int)Feature.Opponents] = OfOpponents(opponents);
        features[(int)Feature.OpponentsAllIn] = OfOpponents(opponents & ~betting.CanAct);
        features[(int)Feature.Behind] = OfOpponents(betting.Pending & opponents);
        features[(int)Feature.Position] = FeatureScale.Part(BitOperations.PopCount((uint)before), BitOperations.PopCount((uint)opponents));
        features[(int)Feature.FromButton] = (float)((betting.SeatCount - 1 - seat) / MostOpponents);
    }

    private static void WritePrice(in DecisionView view, LegalActions legal, Span<float> features)
    {
        ref readonly var betting = ref view.Betting;
        var (own, call) = (betting.Stack(legal.Seat), legal.CallChips);
        var stake = betting.Stake(legal.Seat);
        var street = 0L;
        for (var seat = 0; seat < betting.SeatCount; seat++)
        {
            street += betting.Bet(seat);
        }

        features[(int)Feature.PotOdds] = FeatureScale.Part(call, Winnable(betting, legal.Seat, stake + call));
        features[(int)Feature.CallPart] = view.AreStacksTold ? FeatureScale.Part(call, own) : 0;
        features[(int)Feature.CallIsAllIn] = FeatureScale.Flag(view.AreStacksTold && call > 0 && call == own);
        features[(int)Feature.CanRaise] = FeatureScale.Flag(legal.CanRaise);
        features[(int)Feature.PotBlinds] = FeatureScale.Blinds(betting.PotChips, view.BigBlindChips);
        features[(int)Feature.CallBlinds] = FeatureScale.Blinds(call, view.BigBlindChips);
        features[(int)Feature.Committed] = view.AreStacksTold ? FeatureScale.Part(stake, stake + own) : 0;
        features[(int)Feature.OwnShare] = FeatureScale.Part(stake, betting.PotChips);
        features[(int)Feature.StreetShare] = FeatureScale.Part(street, betting.PotChips);
    }

    // The pot that a stake plays for, that stake included: of each other no more than as much.
    private static long Winnable(in BettingState betting, int own, long stake)
    {
        var chips = betting.DeadChips + stake;
        for (var seat = 0; seat < betting.SeatCount; seat++)
        {
            chips += seat == own ? 0 : Math.Min(betting.Stake(seat), stake);
        }

        return chips;
    }

    private static void WriteStacks(in DecisionView view, int own, Span<float> features)
    {
        ref readonly var betting = ref view.Betting;
        var (largest, smallest, reach) = (0L, long.MaxValue, 0L);
        for (var others = betting.InHand & ~(1 << own); others != 0; others &= others - 1)
        {
            var seat = BitOperations.TrailingZeroCount(others);
            largest = Math.Max(largest, betting.Stack(seat));
            smallest = Math.Min(smallest, betting.Stack(seat));
            reach = Math.Max(reach, betting.Bet(seat) + betting.Stack(seat) - betting.Bet(own));
        }

        var stack = betting.Stack(own);
        var effective = Math.Min(stack, reach);
        features[(int)Feature.OwnBlinds] = FeatureScale.Blinds(stack, view.BigBlindChips);
        features[(int)Feature.EffectiveBlinds] = FeatureScale.Blinds(effective, view.BigBlindChips);
        features[(int)Feature.LargestBlinds] = FeatureScale.Blinds(largest, view.BigBlindChips);
        features[(int)Feature.SmallestBlinds] = FeatureScale.Blinds(smallest, view.BigBlindChips);
        features[(int)Feature.StackToPot] = betting.PotChips > 0
            ? FeatureScale.Log((double)effective / betting.PotChips, StackToPotDoublings)
            : 1;
        features[(int)Feature.Covers] = FeatureScale.Flag(stack >= reach);
    }

    private static float OfOpponents(int seats) => (float)(BitOperations.PopCount((uint)seats) / MostOpponents);
}
