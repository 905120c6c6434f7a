using System.Numerics;

using Poker.Core.Game;

namespace Poker.Core.Histories;

/// <summary>Whether payouts can be those of a showdown whose cards are not told.</summary>
internal static class ToldRanking
{
    // As many winners as side pots and ties have in practice; beyond that, trying every ranking would take long.
    private const int MostWinners = 4;

    /// <summary>Whether some ranking of those who were paid, all others below them, gives the stacks after the hand.</summary>
    /// <param name="state">A hand at its showdown.</param>
    /// <param name="finishing">The stacks after it.</param>
    public static bool Explains(in BettingState state, ReadOnlySpan<long> finishing)
    {
        var winners = 0;
        for (var seat = 0; seat < finishing.Length; seat++)
        {
            winners |= finishing[seat] > state.Stack(seat) ? 1 << seat : 0;
        }

        var count = BitOperations.PopCount((uint)winners);
        return count is > 0 and <= MostWinners && (winners & ~state.InHand) == 0 && TryAll(state, finishing, winners, count);
    }

    // Ranks 1 … count for every winner, all combinations: ties and orders alike.
    private static bool TryAll(in BettingState state, ReadOnlySpan<long> finishing, int winners, int count)
    {
        Span<int> strengths = stackalloc int[Seats.Most];
        Span<long> stacks = stackalloc long[Seats.Most];
        stacks = stacks[..finishing.Length];
        for (var ranking = (int)Math.Pow(count, count) - 1; ranking >= 0; ranking--)
        {
            strengths.Clear();
            var rest = ranking;
            for (var left = winners; left != 0; left &= left - 1)
            {
                strengths[BitOperations.TrailingZeroCount(left)] = 1 + (rest % count);
                rest /= count;
            }

            Showdown.Settle(state, strengths, stacks);
            if (stacks.SequenceEqual(finishing))
            {
                return true;
            }
        }

        return false;
    }
}
