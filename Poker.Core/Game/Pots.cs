using System.Numerics;
using System.Runtime.CompilerServices;

namespace Poker.Core.Game;

/// <summary>The main pot and the side pots of a hand, main pot first: as many as there are different stakes among those left.</summary>
/// <remarks>
/// Each pot holds every seat's stake between two levels; a level is the stake of a seat that is left. What the folded put in above the
/// highest level stays in the last pot; dead chips are in the first. The sum of all pots is <see cref="BettingState.PotChips"/>.
/// </remarks>
public readonly struct Pots
{
    private readonly PotArray _pots;

    private Pots(in PotArray pots, int count) => (_pots, Count) = (pots, count);

    /// <summary>How many pots there are, 1 … <see cref="Seats.Most"/>.</summary>
    public int Count { get; }

    /// <summary>A pot, 0 being the main pot.</summary>
    public Pot this[int index] => index < Count ? _pots[index] : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>The pots of a hand as its chips stand, bets of the running street included.</summary>
    public static Pots Of(in BettingState state)
    {
        var pots = default(PotArray);
        var count = 0;
        var (below, left, eligible) = (0L, state.PotChips, state.InHand);
        while (eligible != 0)
        {
            var level = LowestStake(state, eligible, out var atLevel);
            var chips = count == 0 ? state.DeadChips : 0;
            for (var seat = 0; seat < state.SeatCount; seat++)
            {
                chips += Math.Clamp(state.Stake(seat) - below, 0, level - below);
            }

            left -= chips;
            pots[count++] = new Pot(chips, eligible);
            eligible &= ~atLevel;
            below = level;
        }

        pots[count - 1] = pots[count - 1] with { Chips = pots[count - 1].Chips + left };
        return new Pots(pots, count);
    }

    private static long LowestStake(in BettingState state, int seats, out int atLevel)
    {
        var lowest = long.MaxValue;
        atLevel = 0;
        for (; seats != 0; seats &= seats - 1)
        {
            var seat = BitOperations.TrailingZeroCount(seats);
            var stake = state.Stake(seat);
            if (stake < lowest)
            {
                (lowest, atLevel) = (stake, 0);
            }

            atLevel |= stake == lowest ? 1 << seat : 0;
        }

        return lowest;
    }

    [InlineArray(Seats.Most)]
    private struct PotArray
    {
        private Pot _first;
    }
}
