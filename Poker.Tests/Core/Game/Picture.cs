using Poker.Core.Game;

namespace Poker.Tests.Core.Game;

/// <summary>Everything that can be seen of a state, as text, to compare whole states.</summary>
internal static class Picture
{
    public static string Of(in BettingState state)
    {
        var seats = new List<string>();
        for (var seat = 0; seat < state.SeatCount; seat++)
        {
            seats.Add($"{state.Stack(seat)}/{state.Bet(seat)}/{state.Stake(seat)}/{state.HasFolded(seat)}");
        }

        var legal = state.ToAct >= 0 ? state.Legal().ToString() : "";
        return $"{state.Street} {state.Phase} {state.ToAct} {state.CallTo} {state.FullRaise} {state.PotChips} {state.DeadChips} "
            + $"{string.Join(' ', seats)} {legal}";
    }

    public static BettingState RunOutChecking(this BettingState state)
    {
        while (!state.IsOver)
        {
            if (state.ToAct >= 0)
            {
                state.Act(PlayerAction.Check);
            }
            else
            {
                state.DealStreet();
            }
        }

        return state;
    }
}
