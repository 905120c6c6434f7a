using Poker.Core.Game;
using Poker.Core.Histories;

namespace Poker.Core.Learning.Samples;

/// <summary>Recognises a recorded hand's posts as those of plain stakes, which strategies know.</summary>
internal static class UsualPosts
{
    /// <summary>The stakes whose posts make exactly the state that the hand opened with.</summary>
    public static bool TryRead(RecordedHand hand, in BettingState opening, out Stakes stakes)
    {
        var (small, big) = hand.Stacks.Length == Seats.Fewest ? (1, 0) : (0, 1);
        var isForTable = hand.Antes.All(ante => ante == 0);

        // Heads-up a straddle hides the small blind of the button.
        stakes = new(
            Math.Min(hand.Blinds[small], hand.MinimumBet),
            hand.MinimumBet,
            isForTable ? hand.Dead[big] : hand.Antes.Max(),
            isForTable && hand.Dead[big] > 0 ? AnteKind.BigBlind : AnteKind.Each,
            hand.CallTo > hand.MinimumBet ? hand.CallTo : 0);
        return (stakes.Straddle == 0 || stakes.Straddle >= 2 * stakes.BigBlind) && AreSame(stakes.Start(hand.Stacks), opening);
    }

    private static bool AreSame(in BettingState usual, in BettingState opening)
    {
        var same = (usual.ToAct, usual.CallTo, usual.FullRaise, usual.PotChips, usual.DeadChips)
            == (opening.ToAct, opening.CallTo, opening.FullRaise, opening.PotChips, opening.DeadChips);
        for (var seat = 0; seat < usual.SeatCount; seat++)
        {
            same &= usual.Stack(seat) == opening.Stack(seat) && usual.Bet(seat) == opening.Bet(seat);
        }

        return same;
    }
}
