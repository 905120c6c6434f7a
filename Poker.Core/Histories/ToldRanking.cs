using System.Numerics;

using Poker.Core.Game;

namespace Poker.Core.Histories;

/// <summary>Whether payouts can be those of a showdown of which not all cards are told.</summary>
internal static class ToldRanking
{
    // As many winners as side pots and ties have in practice; beyond that, trying every ranking would take long.
    private const int MostWinners = 4;

    /// <summary>Why no ranking of the hands gives the stacks after the hand, or null if one does.</summary>
    /// <param name="state">A hand at its showdown.</param>
    /// <param name="finishing">The stacks after it.</param>
    /// <param name="known">Each seat's strength, 0 where it is not known: the ranking must agree with these.</param>
    public static string? Contradiction(in BettingState state, ReadOnlySpan<long> finishing, ReadOnlySpan<int> known)
    {
        var winners = 0;
        for (var seat = 0; seat < finishing.Length; seat++)
        {
            winners |= finishing[seat] > state.Stack(seat) ? 1 << seat : 0;
        }

        var count = BitOperations.PopCount((uint)winners);
        return count > MostWinners ? $"more than {MostWinners} winners, and not all of their cards are told"
            : count > 0 && (winners & ~state.InHand) == 0 && TryAll(state, finishing, known, winners, count) ? null
            : "no ranking of the hands gives the payouts of the recording";
    }

    // Ranks 1 … count for every winner, all combinations: ties and orders alike.
    private static bool TryAll(in BettingState state, ReadOnlySpan<long> finishing, ReadOnlySpan<int> known, int winners, int count)
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
                // Even numbers: between any two is room for somebody who wins nothing.
                strengths[BitOperations.TrailingZeroCount(left)] = 2 * (1 + (rest % count));
                rest /= count;
            }

            if (TryPlaceOthers(strengths, known, winners))
            {
                Showdown.Settle(state, strengths, stacks);
                if (stacks.SequenceEqual(finishing))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // Whoever wins nothing is ranked as low as the known winners allow. False where two known winners stand the wrong way round.
    private static bool TryPlaceOthers(Span<int> strengths, ReadOnlySpan<int> known, int winners)
    {
        for (var seat = 0; seat < known.Length; seat++)
        {
            for (var left = known[seat] == 0 ? 0 : winners & ~(1 << seat); left != 0; left &= left - 1)
            {
                var winner = BitOperations.TrailingZeroCount(left);
                var order = known[seat].CompareTo(known[winner]);
                if (known[winner] == 0 || order < 0)
                {
                    continue;
                }

                if ((winners >> seat & 1) == 0)
                {
                    strengths[seat] = Math.Max(strengths[seat], strengths[winner] + order);
                }
                else if (strengths[seat].CompareTo(strengths[winner]) != order)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
