using System.Numerics;

namespace Poker.Core.Game;

/// <summary>Pays the pots out.</summary>
/// <remarks>
/// Each pot goes in equal parts to the best hands among those that can win it. Chips that do not divide go one each to the winners, from the
/// left of the button, which is from seat 0 up (TDA 20). Successive pots with the same winners are paid as one: the losers between them make
/// no difference to anyone's odd chip (as PokerKit; TDA 21 would split each on its own). With two boards each pot is halved first, its odd
/// chip to the first board.
/// </remarks>
public static class Showdown
{
    /// <summary>Adds every pot to its winners' stacks.</summary>
    /// <param name="state">A hand that is over.</param>
    /// <param name="strengths">
    /// Each seat's strength, higher is better, 0 for a mucked hand (it wins only where all are mucked). Not read when the hand is uncontested.
    /// </param>
    /// <param name="stacks">Receives every seat's chips at the end of the hand.</param>
    /// <exception cref="InvalidOperationException">The hand is not over.</exception>
    public static void Settle(in BettingState state, ReadOnlySpan<int> strengths, Span<long> stacks) =>
        PayOut(state, strengths, 0, 1, stacks, startFromState: true);

    /// <summary>Pays one board's share when the same hand is run out on several boards; call it for each board in turn.</summary>
    /// <param name="state">A hand that is over.</param>
    /// <param name="strengths">Each seat's strength on this board.</param>
    /// <param name="board">Which board, from 0.</param>
    /// <param name="boards">How many boards share each pot.</param>
    /// <param name="stacks">Written by the first board's call and added to by the others'.</param>
    public static void SettleBoard(in BettingState state, ReadOnlySpan<int> strengths, int board, int boards, Span<long> stacks) =>
        PayOut(state, strengths, board, boards, stacks, startFromState: board == 0);

    private static void PayOut(
        in BettingState state, ReadOnlySpan<int> strengths, int board, int boards, Span<long> stacks, bool startFromState)
    {
        if (!state.IsOver)
        {
            throw new InvalidOperationException($"A hand in phase {state.Phase} cannot be paid out.");
        }

        if (startFromState)
        {
            state.CopyStacks(stacks);
        }

        if (state.Phase == BettingPhase.Uncontested)
        {
            stacks[BitOperations.TrailingZeroCount(state.InHand)] += board == 0 ? state.PotChips : 0;
            return;
        }

        var pots = Pots.Of(state);
        var (chips, winners) = (0L, 0);
        for (var i = 0; i < pots.Count; i++)
        {
            var pot = pots[i];
            var best = Best(pot.Eligible, strengths);
            if (best != winners)
            {
                Pay(chips, winners, stacks);
                (chips, winners) = (0, best);
            }

            chips += (pot.Chips / boards) + (board < pot.Chips % boards ? 1 : 0);
        }

        Pay(chips, winners, stacks);
    }

    private static int Best(int eligible, ReadOnlySpan<int> strengths)
    {
        var (best, winners) = (-1, 0);
        for (; eligible != 0; eligible &= eligible - 1)
        {
            var seat = BitOperations.TrailingZeroCount(eligible);
            var strength = strengths[seat];
            if (strength > best)
            {
                (best, winners) = (strength, 0);
            }

            winners |= strength == best ? 1 << seat : 0;
        }

        return winners;
    }

    private static void Pay(long chips, int winners, Span<long> stacks)
    {
        if (chips == 0)
        {
            return;
        }

        var (share, odd) = Math.DivRem(chips, BitOperations.PopCount((uint)winners));
        for (; winners != 0; winners &= winners - 1)
        {
            stacks[BitOperations.TrailingZeroCount(winners)] += share + (odd-- > 0 ? 1 : 0);
        }
    }
}
